"""What must come to its end: work that could wait for ever, tried in a thread of its own."""

import threading

PATIENCE = 60  # seconds: what has not ended by then never will


def ends(work, *arguments):
    """What the work gives; a wait without an end fails the test instead of stopping it."""
    done = []
    thread = threading.Thread(target=lambda: done.append(work(*arguments)), daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert done, "it never ended"
    return done[0]
