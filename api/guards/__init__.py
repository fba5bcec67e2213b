"""What stands between the network and the routes: limits, headers, what is noted of a request. One file each.

All are plain ASGI: an answer goes through as it comes, none is gathered in memory.
"""
