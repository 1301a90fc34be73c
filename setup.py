"""What pyproject.toml can't say: the documents in seeds/ are installed as data of the package `bot.seeds`."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["bot*", "briefings*"]), "bot.seeds"],
    package_dir={"bot.seeds": "seeds"},
    package_data={"bot.seeds": ["*"]},
)
