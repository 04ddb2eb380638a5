"""What a reader made of a PDF in the tray is kept with the places of its words."""

from etl.adding.bibliography import propose
from etl.incoming.preview import Read
from etl.incoming.tray import READ, Tray
from etl.intake.child import take_in_child
from tests.paged_workspace import PAPER


def test_a_read_pdf_comes_back_with_its_boxes(tmp_path):
    tray = Tray(tmp_path)
    item = tray.lay("trade.pdf", PAPER)
    taken = take_in_child(PAPER, "trade.pdf")
    tray.keep_read(item, Read(taken, propose(taken, "trade.pdf"), (), (), None, None))
    kept = tray.read(item)
    assert tray.items()[0].state == READ
    assert kept is not None
    assert taken.pages[0].boxes
    assert list(kept.taken.pages[0].boxes) == list(taken.pages[0].boxes)
