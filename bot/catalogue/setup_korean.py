"""Korean: the card of /setup."""

from bot.catalogue.keys import Message

MESSAGES = {
    Message.SETUP_TITLE: "이 서버의 다이제스트 만들기",
    Message.SETUP_TITLE_CHANGE: "이 서버의 다이제스트",
    Message.SETUP_WHAT: "무엇을 읽나요",
    Message.SETUP_WHAT_NONE: "아직 없습니다. 피드 묶음을 고르거나 주소를 직접 넣으세요.",
    Message.SETUP_FOLLOWS: "이 서버는 {feeds}를 구독하며 {documents}을 볼 수 있습니다.",
    Message.SETUP_OPERATORS: "이 서버는 봇 운영자의 {documents}을 볼 수 있습니다. 피드를 더 넣어도 됩니다.",
    Message.SETUP_WAITING: "처음 가져오는 중: {feeds}",
    Message.SETUP_FAILING: "지금 읽을 수 없음: {feeds}. `/피드 목록`에 까닭이 있습니다",
    Message.SETUP_LEFT: "구독을 끝낸 피드: {feeds}개.",
    Message.SETUP_PACKS: "피드 묶음",
    Message.SETUP_FEEDS: "주소나 OPML 붙여넣기",
    Message.SETUP_FEEDS_FORM: "직접 넣는 피드",
    Message.SETUP_FEEDS_FIELD: "주소 또는 OPML 파일의 내용",
    Message.SETUP_FEEDS_DETAIL: "피드나 피드를 알려 주는 페이지의 주소를 한 줄에 하나씩. 파일은 /피드 가져오기",
    Message.SETUP_WHERE: "어디로 보내나요",
    Message.SETUP_WHERE_NONE: "채널, 스레드 또는 포럼을 고르세요.",
    Message.SETUP_PLACE: "채널",
    Message.SETUP_WHEN: "언제 보내나요",
    Message.SETUP_WHEN_NONE: "시각을 고르세요. {zone} 시간입니다.",
    Message.SETUP_WHEN_CHOSEN: "{zone} 시간으로 {at}에 보냅니다.",
    Message.SETUP_HOUR: "시각",
    Message.SETUP_ZONE_OTHER: "다른 시간대 …",
    Message.SETUP_ZONE_DETAIL: "Asia/Seoul처럼 지역과 도시로 적으세요",
    Message.SETUP_NEXT: "다음: {next}",
    Message.SETUP_DIGEST: "어느 다이제스트",
    Message.SETUP_DIGEST_NEW: "새 다이제스트",
    Message.SETUP_PREVIEW: "미리 보기",
    Message.SETUP_START: "시작",
    Message.SETUP_STARTED: "시작했습니다. 주제 등은 `/다이제스트 편집`, 이 카드의 내용은 `/설정`에서 바꿀 수 있습니다.",
    Message.SETUP_NOW: "지금 보내기",
    Message.SETUP_CHANGE: "바꾸기",
    Message.SETUP_OPEN: "설정하기",
    Message.SETUP_INCOMPLETE: "먼저 채널과 시각을 고르세요.",
    Message.SETUP_NOTHING: "아직 읽을 것이 없습니다. 피드 묶음을 고르거나 주소를 붙여넣으세요.",
}

#: Name and description of /setup, for Discord's own menus.
COMMANDS = {
    "setup": "설정",
    "Choose what this server reads, where its digest goes and when.": (
        "이 서버가 읽을 것과 다이제스트를 보낼 곳, 시각을 고릅니다."
    ),
}
