"""Questions drawn over any library, worded by a grammar, answered by separate code, and the assistant judged by them."""
