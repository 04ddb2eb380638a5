"""One plain row of the view `figures`, to be altered by a test."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.exports.columns import NAMES

CONTAINERS = dict.fromkeys(NAMES) | {
    "observation_id": "002:8020-8032",
    "indicator_id": "arms.containers",
    "family": "arms",
    "transformation": "level",
    "indicator_ko": "북한이 러시아로 보낸 컨테이너",
    "indicator_en": "Containers sent from the DPRK to Russia",
    "quote_value": "1만 3,000여 개\n\n이상",
    "value": Decimal("13000.0000000000"),
    "low": Decimal("13000.0000000000"),
    "unit": "container",
    "bound": "at_least",
    "kind": "estimate",
    "is_vague": False,
    "is_period_inferred": False,
    "is_published_inferred": False,
    "period_start": "2023-08",
    "period_end": "2024-10",
    "date_from": date(2023, 8, 1),
    "date_to": date(2024, 10, 31),
    "origin_id": "nis",
    "origin_ko": "국가정보원",
    "origin_en": "National Intelligence Service",
    "document_id": "002",
    "document_title": "2025년 북러 관계 전망과 한국의 대응",
    "char_start": 8020,
    "char_end": 8032,
    "passage": '국정원은 "무기"를 보냈다고 본다.',
    "status": "published",
    "permalink": "/o/002:8020-8032",
}


@pytest.fixture(scope="session")
def row():
    """Call it with the columns to alter."""
    return lambda **changes: CONTAINERS | changes
