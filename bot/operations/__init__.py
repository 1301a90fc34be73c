"""How the bot is: whether it beats, what it waits for, and who is told: an operator, a service manager, a monitor.

Its modules are imported by themselves, because `briefbot health` asks often and shall wait for none but its own.
"""
