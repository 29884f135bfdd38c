"""What is sent leaves at once, whoever opened the socket."""

import socket

from plut.surfaces.web import connections


def waits(one: socket.socket) -> bool:
    return not one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_reader_comes_in_by_a_socket_that_does_not_wait():
    with socket.socket(socket.AF_INET) as server, socket.socket() as reader:
        server.bind(("127.0.0.1", 0))
        assert waits(server)
        connections.send_at_once()
        server.listen()
        reader.connect(server.getsockname())
        come_in, _ = server.accept()
        assert not waits(server) and not waits(come_in)
        come_in.close()
