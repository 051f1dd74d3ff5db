"""What the studio and its server say in traditional Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ruff: noqa: E501 - a sentence stays on its line, however long

SENTENCES: Final[Mapping[str, str]] = {
    "studio.help": "在瀏覽器裡打開實驗室，每一輪的每個數字都能看、能動手改",
    "studio.help.port": "使用哪個連接埠（不指定就用慣用的那個，被占用時改用任何一個空著的）",
    "studio.help.host": "在這台電腦的哪個位址接受連線（不指定就是 127.0.0.1，別台電腦連不進來）",
    "studio.help.no_browser": "只印出連結，不打開瀏覽器",
    "studio.link": "工作室已經打開，按 Ctrl-C 結束。連結：{link}",
    "studio.for_others": "凡是連得到 {host} 又拿到連結的人，都能打開這間工作室，而且連結在網路上沒有加密；在別台電腦上開啟時，請把連結裡的位址換成這台電腦自己的位址。",
    "studio.onward": "進入工作室",
    "studio.refused.host": "這間工作室只認 glassbowl studio 印出的那個位址；請打開那個連結。",
    "studio.refused.origin": "這間工作室只回答自己的網頁，這次卻是別的網站在問；請打開 glassbowl studio 印出的連結。",
    "studio.refused.token": "進這間工作室要有鑰匙：請使用 glassbowl studio 印出的完整連結，或重新啟動它，拿一個新的連結。",
    "studio.refused.body": "不能把東西送進工作室；這裡的網頁只供閱讀。",
    "studio.refused.too_long": "這次送來的網址和標頭太長，工作室不讀這麼長的內容；請清除瀏覽器替這個位址存的 cookie，再打開一次連結。",
    "studio.refused.path": "這個網址什麼都沒有；工作室的第一頁是 /。",
    "studio.refused.method": "這裡只能讀，不能改；工作室只接受 GET 和 HEAD。",
    "studio.refused.mistake": "這是我們的錯，不是您的：工作室裡出了問題。請重新打開第一頁，或重新啟動 glassbowl studio。",
}
