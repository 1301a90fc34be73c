"""`python -m bot.playground`: the stand-in in a process of its own."""

from bot.playground.server import main

main()
