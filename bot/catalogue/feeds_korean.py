"""Korean: the feeds that a server follows."""

from bot.catalogue.keys import Message
from briefings import FetchFailure, SourceTrouble

MESSAGES = {
    Message.FEED_ADDED: "이 서버가 이제 **{name}** 피드를 구독합니다. 지금까지의 문서: {documents}개.",
    Message.FEED_ADDED_FAILING: (
        "이 서버가 이제 **{name}** 피드를 구독하지만 아직 읽을 수 없습니다: {reason}. 자동으로 다시 시도합니다."
    ),
    Message.FEED_KNOWN: "이 서버는 이미 **{name}** 피드를 구독하고 있습니다.",
    Message.FEED_NO_ADDRESS: (
        "가져올 수 있는 웹 주소가 아닙니다. 피드, 또는 피드를 알려 주는 페이지의 https:// 주소를 입력하세요."
        " 비밀번호나 특별한 포트가 있으면 안 됩니다."
    ),
    Message.FEED_GONE: "이 서버는 그런 피드를 구독하지 않습니다. `/feeds list`에서 목록을 볼 수 있습니다.",
    Message.FEED_TOO_MANY: "서버 하나는 피드를 {most}개까지 구독할 수 있습니다. 먼저 하나를 없애세요.",
    Message.FEED_NONE: "이 서버가 구독하는 피드가 아직 없습니다. `/feeds add`로 추가하세요.",
    Message.FEED_LIST: "이 서버의 피드",
    Message.FEED_LINE_NEW: "최근 새 글 {last}",
    Message.FEED_LINE_NO_NEW: "아직 새 글 없음",
    Message.FEED_LINE_NEXT: "다음 {next}",
    Message.FEED_LINE_PAUSED: "멈춤",
    Message.FEED_LINE_GONE: "서버에 따르면 영구히 사라졌습니다",
    Message.FEED_LINE_SINCE: "{reason}, {since}부터",
    Message.FEED_REMOVED: "이 서버는 더 이상 **{name}** 피드를 구독하지 않으며, 그 문서는 여기서 쓰이지 않습니다.",
    Message.FEED_PAUSED: "**{name}** 피드를 멈췄습니다. `/feeds pause`의 *resume*으로 다시 시작합니다.",
    Message.FEED_RESUMED: "**{name}** 피드를 다시 시작했습니다.",
    Message.FEED_TEST: "**{title}**: 글 {entries}개.",
    Message.FEED_TEST_PAGE: "**{title}**: 페이지 자체를 구독하게 됩니다.",
    Message.FEED_TEST_FIRST: "읽을 수 있는 최신 글: **{title}** · {date} · {author}\n> {sentence}",
    Message.FEED_TEST_NOTHING: "읽을 수 있는 글이 없습니다: {reason}.",
    Message.FEED_UNKNOWN_DATE: "날짜 없음",
    Message.FEED_UNKNOWN_AUTHOR: "글쓴이 없음",
    Message.FEED_IMPORTED: "추가: {added}. 이미 구독 중: {known}. 쓸 수 없음: {problems}.",
    Message.FEED_IMPORTED_BEYOND: "나머지 {beyond}개는 자리가 없습니다. 서버 하나는 피드 {most}개까지 구독합니다.",
    Message.FEED_IMPORT_UNREADABLE: "피드 목록이 아닙니다. 피드 리더가 내보낸 1 MB 이하의 OPML 파일을 올려 주세요.",
    Message.TOLD_SOURCE_FAILING: (
        "서버 {server}의 피드 **{name}**을(를) {since}부터 읽을 수 없습니다: {reason}. "
        "하루에 한 번 자동으로 다시 시도하며, `/피드 없애기`로 그만둘 수 있습니다."
    ),
    Message.TOLD_SOURCE_GONE: (
        "서버 {server}의 피드 **{name}**이(가) 없어졌습니다: {reason}. 더 가져오지 않지만 가져온 글은 남습니다. "
        "`/피드 추가`로 다른 피드를 구독하고 `/피드 없애기`로 목록에서 뺄 수 있습니다."
    ),
    Message.FEED_EMPTY: "피드에 지금 글이 없습니다",
    Message.FEED_NO_PACK: "그런 묶음이 없습니다. 목록에서 고르세요.",
    Message.FEED_EXPORTED: "이 서버의 피드 목록(OPML)입니다. 어떤 피드 리더에서든 쓸 수 있습니다.",
}

#: Why a source can't be read.
TROUBLES: dict[FetchFailure | SourceTrouble, str] = {
    FetchFailure.BAD_ADDRESS: "가져올 수 있는 웹 주소가 아닙니다",
    FetchFailure.NOT_PUBLIC: "가져오지 않는 사설망 주소입니다",
    FetchFailure.NAME_UNKNOWN: "그런 이름의 서버가 없습니다",
    FetchFailure.UNREACHABLE: "서버에 연결할 수 없습니다",
    FetchFailure.TIMED_OUT: "서버 응답이 너무 늦습니다",
    FetchFailure.TOO_LARGE: "가져올 수 있는 크기를 넘습니다",
    FetchFailure.TOO_MANY_REDIRECTS: "주소가 끝없이 다른 곳으로 넘어갑니다",
    FetchFailure.BOT_CHECK: "봇 확인이 앞을 막고 있습니다",
    FetchFailure.ROBOTS: "사이트의 robots.txt가 허용하지 않습니다",
    FetchFailure.GONE: "서버에 따르면 영구히 사라졌습니다",
    FetchFailure.NOT_FOUND: "이 주소에는 아무것도 없습니다",
    FetchFailure.FORBIDDEN: "서버가 거절합니다",
    FetchFailure.BUSY: "서버가 나중에 다시 오라고 합니다",
    FetchFailure.SERVER_ERROR: "서버에 오류가 있습니다",
    FetchFailure.BAD_BODY: "서버가 보낸 것을 읽을 수 없습니다",
    SourceTrouble.NO_FEED: "피드도, 피드를 알려 주는 페이지도 아닙니다. 대신 페이지 자체를 구독해 보세요",
    SourceTrouble.NO_ARTICLE: "이 페이지에는 기사가 없습니다",
    SourceTrouble.WALL: "동의 또는 구독 페이지가 앞을 막고 있습니다",
    SourceTrouble.UNREADABLE: "서버가 보낸 것을 읽을 수 없습니다",
}

#: Names and descriptions of /feeds and its options, for Discord's own menus.
COMMANDS = {
    "feeds": "피드",
    "Feeds and pages that this server follows.": "이 서버가 구독하는 피드와 페이지.",
    "add": "추가",
    "test": "시험",
    "import": "가져오기",
    "export": "내보내기",
    "Follow a feed, or a page that names its feed.": "피드, 또는 피드를 알려 주는 페이지를 구독합니다.",
    "List the feeds of this server: what was new last, what is wrong.": "이 서버의 피드 목록: 최근 새 글과 문제.",
    "Follow a feed no longer; its documents leave this server's answers.": (
        "피드 구독을 끝내고 그 문서를 이 서버의 답에서 뺍니다."
    ),
    "Let a feed rest, or go on.": "피드를 멈추거나 다시 시작합니다.",
    "Show what an address would bring; nothing is kept.": "주소가 무엇을 가져올지 보여 줍니다. 저장하지 않습니다.",
    "pack": "묶음",
    "theme": "분야",
    "Follow some feeds on a theme, to begin with.": "처음 시작할 때 한 분야의 피드 몇 개를 구독합니다.",
    "What they are about": "무엇에 관한 피드인지",
    "World": "세계",
    "Europe": "유럽",
    "Asia": "아시아",
    "United States": "미국",
    "Business": "경제",
    "Technology": "기술",
    "Science": "과학",
    "Climate": "기후",
    "Sports": "스포츠",
    "Games": "게임",
    "Follow the feeds of an OPML file.": "OPML 파일의 피드를 구독합니다.",
    "Give the feeds of this server as an OPML file.": "이 서버의 피드를 OPML 파일로 줍니다.",
    "address": "주소",
    "feed": "피드이름",
    "file": "파일",
    "name": "이름",
    "page": "페이지",
    "resume": "재개",
    "Of a feed, or of a page that names its feed": "피드 또는 피드를 알려 주는 페이지의 주소",
    "What this server calls it": "이 서버에서 부를 이름",
    "The page itself is the document": "페이지 자체가 문서입니다",
    "Which feed": "어느 피드",
    "Go on instead of resting": "멈추지 않고 다시 시작",
    "As feed readers export it": "피드 리더가 내보낸 파일",
}
