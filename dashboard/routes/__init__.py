"""What is answered as plain HTTP, outside the pages: one module a matter.

Each has `register(server, store)`, and one line here.
"""

from dashboard.routes import embed, exports, health, image, oembed, reader

ROUTES = (embed, exports, health, image, oembed, reader)
