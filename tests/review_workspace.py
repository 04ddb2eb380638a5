"""A workspace with figures that wait and figures that were guessed, and a browser's way of filling its forms."""

import re

from tests.made_up_workspace import Workspace

BIRTHS = (
    "통계청에 따르면 지난해 한국의 출생아는 23만 명으로 줄었다. 2023년 한국의 사망자는 약 35만 명이었다. "
    "북한은 컨테이너를 수만 개 보냈고 포탄 몇 상자를 더 보냈다.\n"
)
TOKEN = re.compile(r'name="token" value="([^"]+)"')


def make_review(folder, repository) -> Workspace:
    """The workspace, built."""
    made = Workspace(folder, repository)
    made.write(t902=BIRTHS)
    made.build()
    return made
