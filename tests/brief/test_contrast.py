"""Every pair of colours that the style sheet lets meet is readable (WCAG 2.2, AA), in light, dark and print."""

import re
from importlib import resources
from itertools import product

import pytest

STYLE = resources.files("ripeness.brief").joinpath("templates/style.css").read_text("utf-8")
PALETTES = [
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]
GROUNDS = ("paper", "tint", "mark", "target")
TEXTS = ("ink", "muted", "link", "p1", "p2", "alarm")


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2: 1 for one colour twice, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_there_is_a_palette_for_light_dark_and_print() -> None:
    assert len(PALETTES) == 3
    assert all(set(GROUNDS) | set(TEXTS) | {"edge", "line"} == set(palette) for palette in PALETTES)


@pytest.mark.parametrize("palette", PALETTES, ids=("light", "dark", "print"))
@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_text_reads_on_every_ground(palette: dict[str, str], text: str, ground: str) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=("light", "dark", "print"))
@pytest.mark.parametrize(("shape", "ground"), list(product(("edge", "p1", "p2"), ("paper", "tint"))))
def test_shapes_are_seen_on_their_ground(palette: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(palette[shape], palette[ground]) >= 3.0


def test_no_rule_names_a_colour_past_the_palette() -> None:
    rules = re.sub(r":root \{.*?\}|@page \{.*?\n", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", rules) == []
