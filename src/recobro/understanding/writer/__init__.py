"""Wording our replies from approved texts."""

from recobro.understanding.writer.register import Register, register_for
from recobro.understanding.writer.templates import TemplateReplyWriter, WrittenReply

__all__ = ["Register", "TemplateReplyWriter", "WrittenReply", "register_for"]
