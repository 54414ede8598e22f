"""The one error that users see: a sentence with the fact, the value and the remedy."""


class GuihuaError(Exception):
    """The work could not be done; the message is one sentence for the person at the command line or the page.

    The command line prints it and ends with exit code 1; nothing was changed when it is raised.
    """
