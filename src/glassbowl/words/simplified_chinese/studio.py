"""What the studio and its server say in simplified Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ruff: noqa: E501 - a sentence stays on its line, however long

SENTENCES: Final[Mapping[str, str]] = {
    "studio.help": "在浏览器里打开实验室，每一轮的每个数字都能看、能动手改",
    "studio.help.port": "使用哪个端口（不指定就用惯用的那个，被占用时改用任意一个空闲的）",
    "studio.help.host": "在本机的哪个地址接受连接（不指定就是 127.0.0.1，别的电脑连不进来）",
    "studio.help.no_browser": "只打印链接，不打开浏览器",
    "studio.link": "工作室已经打开，按 Ctrl-C 结束。链接：{link}",
    "studio.for_others": "凡是能连到 {host} 又拿到链接的人，都能打开这间工作室，而且链接在网络上没有加密；在别的电脑上打开时，请把链接里的地址换成本机自己的地址。",
    "studio.onward": "进入工作室",
    "studio.refused.host": "这间工作室只认 glassbowl studio 打印的那个地址；请打开那个链接。",
    "studio.refused.origin": "这间工作室只回答自己的网页，这次却是别的网站在问；请打开 glassbowl studio 打印的链接。",
    "studio.refused.token": "进这间工作室要有钥匙：请使用 glassbowl studio 打印的完整链接，或重新启动它，拿一个新的链接。",
    "studio.refused.body": "不能把东西发给工作室；这里的网页只供阅读。",
    "studio.refused.too_long": "这次发来的网址和标头太长，工作室不读这么长的内容；请清除浏览器为这个地址保存的 cookie，再打开一次链接。",
    "studio.refused.path": "这个网址什么也没有；工作室的第一页是 /。",
    "studio.refused.method": "这里只能读，不能改；工作室只接受 GET 和 HEAD。",
    "studio.refused.mistake": "这是我们的错，不是您的：工作室里出了问题。请重新打开第一页，或重新启动 glassbowl studio。",
}
