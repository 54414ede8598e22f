"""`python -m ui` is the command `guihua`."""

from ui.command_line.cli import main

if __name__ == "__main__":
    main()
