"""Every JSON record of the contract, once: the command line, the page and other ways in cannot differ."""
