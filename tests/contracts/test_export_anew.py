"""An export begins anew where a broken-off try left something: nothing of that gets into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.exports import exports
from tests.colliding import dataset, link, node
from tests.exporting import exported
from tests.properties.each_engine import fresh

LARGE = (
    node("service/a", "Perhetyö"),
    node("need/uni", "Uni"),
    node("organisation/a", "Yhdistys"),
    link("service/a", "meets", "need/uni"),
    link("organisation/a", "provides", "service/a"),
)


def _bytes(path: Path) -> dict[str, bytes]:
    files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    return {str(one.relative_to(path)): one.read_bytes() for one in files}


@pytest.mark.parametrize("form", exports())
def test_nothing_of_a_broken_off_try_is_left(form: str, tmp_path: Path) -> None:
    with fresh("sqlite") as store:
        store.change(dataset(), LARGE)
        used = exported(store, form, tmp_path / "used")
        store.change(dataset(), LARGE[:1])
        assert _bytes(exported(store, form, used)) == _bytes(exported(store, form, tmp_path / "fresh"))
