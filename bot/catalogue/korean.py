"""Korean."""

from bot.catalogue.keys import Counted, Message

MESSAGES = {
    Message.SECTION: "항목",
    Message.PROOF: "근거: 줄을 고르세요",
    Message.PREVIOUS: "이전",
    Message.NEXT: "다음",
    Message.SHARE: "공유",
    Message.SHARED_BY: "{user} 님이 공유함",
    Message.PAGE: "{pages}쪽 중 {page}쪽",
    Message.LEFT_OUT: "{count}개 더 있음 (질문을 좁히면 볼 수 있습니다)",
    Message.LONG_LINE: "{length}자짜리 줄은 메시지에 담을 수 없습니다. ‘근거’에서 고르세요.",
    Message.LONG_LINE_FILE: "메시지에 담기에는 길어서 파일에 넣었습니다.",
    Message.NOTHING_HERE: "이 항목에는 내용이 없습니다.",
    Message.OPEN_SOURCE: "출처 열기",
    Message.PROOF_TITLE: "근거",
    Message.DID_YOU_MEAN: "이 가운데 하나인가요?",
    Message.TOPICS_FOUND: "이 메시지에 나오는 주제입니다. 하나를 고르면 브리핑을 보여 드립니다.",
    Message.NOTHING_FOUND: "문서에 “{words}”에 관한 내용이 없습니다.",
    Message.NOTHING_SAID: "문서에 “{words}”의 발언이 없습니다.",
    Message.NO_TOPICS: "이 메시지에는 문서에 나오는 인물이나 주제가 없습니다.",
    Message.LIBRARY_EMPTY: (
        "아직 문서가 없습니다. 봇 운영자가 BRIEFBOT_SEEDS에 지정한 폴더에 문서를 넣으면 바로 반영됩니다."
    ),
    Message.STILL_READING: "문서를 읽는 중입니다({total}개 중 {done}개). 잠시 뒤 다시 시도하세요.",
    Message.DOCUMENT_GONE: "이 줄의 근거 문서가 없어졌거나 내용이 바뀌었습니다.",
    Message.SECTION_GONE: "이 브리핑의 근거 문서가 없어졌습니다.",
    Message.BUTTON_FORGOTTEN: "이 단추의 내용을 더는 알 수 없습니다. 명령어로 다시 물어봐 주세요.",
    Message.MAY_NOT_SHARE: "이 채널에 글을 쓸 권한이 없어 공유할 수 없습니다.",
    Message.TOPIC_EMPTY: "주제나 인물, 찾을 낱말을 적어 주세요.",
    Message.SINCE_UNCLEAR: (
        "“{words}”은(는) 알 수 없는 날짜입니다. 2025-08-26, 2025-08, 2025 또는 7d, 4w, 6m, 1y처럼 적어 주세요."
    ),
    Message.SAME_ACTOR: "비교하려면 서로 다른 두 행위자를 적어 주세요.",
    Message.BUG: "봇의 잘못으로 실패했습니다. 까닭은 기록의 `{code}`에 있습니다.",
    Message.STORE_TROUBLE: (
        "지금은 자료실을 쓸 수 없습니다. 잠시 뒤 다시 시도하세요. 까닭은 기록의 `{code}`에 있습니다."
    ),
    Message.FORBIDDEN: "이 채널에서 봇에 필요한 권한이 없습니다.",
    Message.COMMAND_OUTDATED: "이 명령어가 방금 바뀌었습니다. Discord를 새로 고친 뒤(Ctrl+R) 다시 시도하세요.",
    Message.OPTION_GONE: "고르신 것 가운데 하나가 이제 없습니다. 다시 골라 주세요.",
    Message.DISCORD_TROUBLE: "Discord가 답을 받지 않았습니다. 다시 시도하세요.",
    Message.SINCE_WEEK: "최근 7일",
    Message.SINCE_MONTH: "최근 30일",
    Message.SINCE_QUARTER: "최근 90일",
    Message.SINCE_YEAR: "최근 1년",
    Message.ABOUT_TITLE: "Briefbot {version}",
    Message.ABOUT_WHAT: "문서에서 뽑은 브리핑입니다. 모든 줄은 원문 그대로이며 근거가 있습니다. 지어내지 않습니다.",
    Message.ABOUT_LIBRARY: "**자료** {publishers}의 {documents}, {actors}, {quotations}",
    Message.ABOUT_DATES: "**발행일** {first} ~ {last}",
    Message.ABOUT_FRESH: "**마지막 변경** {when}",
    Message.ABOUT_READING: "**읽는 중** {total}개 중 {done}개. 지금까지 읽은 것으로 답합니다",
    Message.ABOUT_STARTING: "**읽는 중** 지금까지 읽은 것으로 답합니다",
    Message.ABOUT_PROBLEMS: "{files}를 읽지 못했습니다. 기록에 이름이 있습니다",
    Message.ABOUT_COMMANDS: (
        "`/브리핑` 주제 · `/발언` 인물 · `/행위자` · `/연표` · `/비교` · `/검색` · `/출처` · `/개인정보`"
    ),
    Message.ABOUT_CODE: "소스 코드",
    Message.PRIVACY_TITLE: "저장된 내 정보",
    Message.PRIVACY_RULE: (
        "메시지는 읽거나 저장하지 않습니다. 질문은 답의 단추가 계속 작동하도록 이름 없이 보관합니다."
    ),
    Message.PRIVACY_NOTHING: "저장된 정보가 없습니다.",
    Message.PRIVACY_PREFERENCES: "시간대: {zone}, 언어: {language}",
    Message.PRIVACY_FOLLOWS: "다이렉트 메시지 {digests}: {topics}",
    Message.PRIVACY_SCHEDULES: "회원님이 만든 서버 {schedules}",
    Message.PRIVACY_REQUESTS: "단추 뒤의 {requests}",
    Message.PRIVACY_NOTICES: "같은 것을 두 번 알리지 않기 위한 {notices}",
    Message.PRIVACY_ERASE: "`/개인정보 삭제:True`로 모두 지웁니다. 서버의 일정은 회원님의 이름 없이 남습니다.",
    Message.PRIVACY_ERASED: "저장된 정보를 모두 지웠습니다.",
}

COUNTS = {
    Counted.DOCUMENTS: ("문서 {count}건", "문서 {count}건"),
    Counted.PUBLISHERS: ("매체 {count}곳", "매체 {count}곳"),
    Counted.ACTORS: ("행위자 {count}명", "행위자 {count}명"),
    Counted.QUOTATIONS: ("인용문 {count}개", "인용문 {count}개"),
    Counted.FILES: ("파일 {count}개", "파일 {count}개"),
    Counted.SCHEDULES: ("일정 {count}개", "일정 {count}개"),
    Counted.DIGESTS: ("요약 {count}개", "요약 {count}개"),
    Counted.REQUESTS: ("질문 {count}개", "질문 {count}개"),
    Counted.NOTICES: ("알림 기록 {count}개", "알림 기록 {count}개"),
}

#: For briefings.render, by its keys.
LABELS: dict[str, str] = {}

#: Command and option names and their descriptions, by the English ones.
COMMANDS: dict[str, str] = {}
