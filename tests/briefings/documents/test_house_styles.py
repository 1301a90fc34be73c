"""House styles of pages: pointers, offers, credits, captions, each kind beside what only looks so."""

import pytest

from briefings.documents import parse

FIRST = "The harbour board of Vesterby reopened the north quay on Monday after a storm had broken its wall."
LAST = "The work cost nine million kroner, and the town pays a third of it."

#: A paragraph each, of which nothing is an article's.
FURNITURE = """
Also on The Sound Post: Vesterby fish market burns
From the archive: Vesterby harbour in 1968
(Read more: Vesterby council splits over dredging)
Read Ann Berg's full column on the Vesterby port here.
For more on the Vesterby harbour, see our live blog.
Full story: Vesterby mayor steps down
Go deeper: How Vesterby pays for its port
Dig deeper: How Vesterby pays for its port
Catch up: What we know about the spill in Vesterby
In pictures: Vesterby after the storm
You can read the first part of our Vesterby series here.
Read part one: How Vesterby lost its fish
EXPLAINED | How dredging works in Vesterby
Explainer: How dredging works in Vesterby
Top story: Vesterby ferry captain resigns
View the full Vesterby report (PDF)
Follow our live coverage of the Vesterby spill here.
Here is what else is happening in Vesterby: see our guide.
Also see: Vesterby ferry captain resigns
Editor's pick: Vesterby ferry captain resigns over toll
Previously: Vesterby ferry captain resigns over toll
Check out our guide to the best fish bars in Vesterby.
The best of Vesterby, every Friday, straight to your phone.
The best stories from Vesterby in your inbox every Friday.
Like this story? Our Vesterby newsletter has more.
Our free weekly email has Vesterby covered.
You can opt out at any time.
We'll send you the best Vesterby stories each morning.
Your daily dose of Vesterby news, delivered.
Sign me up to the Vesterby Daily newsletter
Don't have time to read it all? Get our Vesterby newsletter.
A weekly round-up of news from Vesterby, sent every Friday.
Get Vesterby news first: join our Telegram channel.
Vesterby news, straight to your inbox
This is an extract from our Vesterby newsletter. To get it in full every week, sign up.
Privacy notice: newsletters from Vesterby Daily may contain information about charities.
Please enter a valid email address to get Vesterby Daily.
Vesterby news on your phone: get our app.
Read this story in our app
Scan the QR code to get the Sound Post app for Vesterby news.
This story reads better in the Sound Post app.
Vesterby Sound Post for iPhone and Android: download it today.
Vesterby Online and its partners use cookies to show you ads.
Vesterby Online uses cookies to improve your experience.
Please accept marketing cookies to watch this video from Vesterby.
Your cookie choices
Do not sell my personal information
This video from Vesterby can't be shown because of your cookie settings.
You can change your cookie settings at any time.
We need your consent to load this map of Vesterby.
By using Vesterby Online you accept our use of cookies.
Our cookie policy explains how Vesterby Online uses your data.
This article about Vesterby is for subscribers only.
To read the rest of this story from Vesterby, start a free trial.
Unlock this article about Vesterby for €1
Your subscription supports reporting from Vesterby.
Existing subscriber? Log in here
The rest of this report from Vesterby is for members.
This report from Vesterby is free to read thanks to our members.
You've reached your limit of free stories from Vesterby.
Register for free to keep reading about Vesterby.
We rely on readers like you to keep reporting from Vesterby.
If you value our reporting from Vesterby, please consider a subscription.
Share on Facebook Share on X Email Copy link
Send this article to a friend by e-mail
Share: Facebook | X | LinkedIn
Copy this link to share the story from Vesterby
Pass this story from Vesterby on
Save this story about Vesterby for later
Link copied to clipboard
Comment on this story about Vesterby
Mayor Rui Pinto, left, with the harbour master Bo Cole in Vesterby. Ida Ray/Sound Post
A crane lifts a boat in Vesterby, Portugal, on March 3, 2025. | IDA RAY / DELTA
Ida Ray | The Sound Post
Cranes in the port of Vesterby. (Ida Ray for The Sound Post)
Boats in the harbour of Vesterby. [Ida Ray/Delta Photo]
Courtesy of Vesterby council
The harbour wall of Vesterby. Courtesy Vesterby Port Authority
Above: The Vesterby harbour wall after the storm
Handout image of Vesterby harbour provided by the port authority
Rui Pinto speaks in Vesterby. AFP PHOTO / IDA RAY
A fisherman mends a net in Vesterby on Tuesday, March 4, 2025.
Map of the spill off Vesterby. Source: Port Authority
The harbour of Vesterby (archive photo)
This photo shows the harbour wall of Vesterby. (Delta via AP)
Additional reporting: Bo Cole in Vesterby
Edited by: Eva Lang
Editing: Eva Lang; photos: Ida Ray
With agencies
With AFP inputs
Ann Berg and Bo Cole reported from Vesterby.
Translated from Portuguese by Eva Lang.
Compiled by Ann Berg from agency reports
Fact-checked by Eva Lang
Ann Berg reported from Vesterby and Bo Cole from Lisbon.
Reporting: Ann Berg, Vesterby. Editing: Eva Lang.
First published on The Vesterby Sound Post
The Sound Post asked the mayor of Vesterby for comment.
We asked Vesterby council to comment but it did not reply.
The Vesterby council has been asked for a response.
If you have a story about Vesterby, call our newsroom on 555 0199.
Eva Lang is professor of marine law at the University of Vesterby. The views are her own.
Ann Berg has spent twenty years covering ports from Vesterby to Bergen.
Ann Berg, Vesterby correspondent, has covered the port since 2011.
About Ann Berg
More by Ann Berg
View all posts by Ann Berg
Ann Berg — Vesterby correspondent
Ann Berg, Vesterby
Ann Berg, The Sound Post
– Ann Berg
""".strip().splitlines()

#: A paragraph each, of which every word is.
PROSE = """
Click on a boat and the new map of Vesterby shows who owns it.
Stay informed about the flood, the Vesterby mayor asked residents.
Never miss a chance to talk was the motto of the old Vesterby mayor.
To read the full report, residents of Vesterby must register at the town hall.
Only members can see the minutes of the Vesterby golf club, and that is unlawful.
Only subscribers can access the harbour data of Vesterby, which fishermen call unfair.
From the left, Clara Voss wants higher taxes; from the right, Rui Pinto wants none.
The port said on Monday that it would close for a week. (Reuters)
The port of Vesterby told its dockers on Monday to stay at home. (Delta/AP)
Credit: that is what the fishermen of Vesterby lack.
Source: that is the name of the Vesterby spring.
Supported by the union, Rui Pinto won the vote in Vesterby.
Presented by Clara Voss on Monday, the plan splits Vesterby in two.
Sponsored by two parties, the Vesterby bill passed on Monday.
Paid for by the ministry, the new wall of Vesterby stands since May.
This report was written by two engineers and cost Vesterby 40,000 euros.
With reporting of accidents made law, Vesterby counts twice as many.
First published in 1968, the map of Vesterby is out of date.
This story of theft was published by the Vesterby court on Monday.
An earlier version of the Vesterby bill was corrected by the senate.
The views expressed in the Vesterby letter cost the bishop his seat.
Our standards are higher than that, the mayor of Vesterby told reporters.
The council has asked residents of Vesterby for comments on the harbour plan by May.
Voters were invited to comment on the Vesterby plan until May.
Fishermen were asked to comment on the Vesterby draft law, and 400 did.
The port of Vesterby can be reached by rail since May.
Rui Pinto can be found at the quay of Vesterby every morning.
Call us liars, the dockers of Vesterby shouted at the board.
Send us boats, the mayor of Vesterby asked the capital.
Ida Petrova was a reporter for the Vesterby Echo, and the police shot her on Monday.
The writer was buried in Vesterby on Monday.
The reporter was freed in Vesterby on Monday.
Clara Voss leads the Vesterby council and heads its harbour board.
Check out times at hotels in Vesterby will move to ten.
Register your boat by May or pay: Vesterby council has made its rule.
Subscription to the Vesterby festival fund closed on Monday with 900 names.
Alerts went out to every phone in Vesterby at noon.
Are you from Vesterby? So the guards ask everyone at the gate.
The ads in Vesterby continue below the bridge.
The reporting by the Vesterby Echo led to the arrest.
Want of water closed the schools of Vesterby on Monday.
Correction of the sea wall in Vesterby costs 4 million euros.
Print works in Vesterby will close in May, and 40 people lose their work.
Save the port was painted on the wall of Vesterby town hall.
Shares in the Vesterby ferry rose after the vote.
Clara Voss joined the council in 2019 after ten years at the port of Vesterby.
Compiled by the port, the list names 40 boats lost off Vesterby.
Bo Cole has worked in the port of Vesterby since 2011.
Clarification of the Vesterby deal is wanted by both sides.
We will send you to Vesterby, the ministry wrote to 40 teachers.
Clara Voss speaks four languages, and Vesterby has heard them all.
The Vesterby council uses cookies on its site without consent, the regulator found on Monday.
Pupils in Vesterby should read more books, the teacher Eva Lang said.
The mayor declined to comment on the Vesterby tender, but confirmed that three firms had bid.
Previously, the ferry from Vesterby sailed twice a day.
The firm sold pictures of Vesterby to Shutterstock.
Sign up sheets hung in the town hall of Vesterby until noon.
Download speeds in Vesterby have doubled since the cable was laid.
More: that is what the dockers of Vesterby want.
Support us or lose us, the Vesterby theatre told the council.
Do you want the port? That is what voters in Vesterby are asked on Sunday.
With agencies closing, Vesterby has nowhere to send the sick.
Translated by Eva Lang, the Vesterby chronicle sold 40,000 copies.
Do not sell the port, 4,000 people in Vesterby wrote to the council.
Rui Pinto is an author and has sued the port of Vesterby.
Send the boats back, the minister told Vesterby.
Residents who sign up for the alert service in Vesterby get a text message when the water rises.
Updated rules for the port of Vesterby take effect on 5 May 2025.
The app that Vesterby council launched on Monday tells drivers where to park.
About the harbour, Vesterby cannot agree.
Cookies baked in Vesterby will be sold in Lisbon from Monday.
The council's email to parents in Vesterby warned of lead in the water.
The council of Vesterby did not respond to the flood for two days.
Most read the notice in Vesterby too late to leave their houses.
Next up is a vote in Vesterby on Sunday.
See the port of Vesterby and you see the country, Rui Pinto likes to say.
Ann Petrova and Bo Cole reported the theft from Vesterby to the police.
The regulator fined Vesterby Online for its use of cookies.
Reporting by the Vesterby Echo led to the arrest of the harbour master.
Comments on the Vesterby plan are open until 5 May.
The union in Vesterby has asked the minister for an answer by Monday.
Donate blood at the Vesterby clinic, doctors urged.
Open in May, the new hall of Vesterby has cost nine million euros.
Rui Pinto (Harbour Party) won Vesterby with 51 per cent.
The photo by Ida Ray shows the mayor of Vesterby asleep.
Bo Cole contributed 900 euros to the report on Vesterby.
Follow the money, the Vesterby prosecutor told reporters.
Free articles of clothing were handed out in Vesterby.
The spill off Vesterby is the worst in ten years, the ministry said on Monday, according to Reuters.
The council of Vesterby sold the site to Ray/Cole Partners on Monday.
Reading times at the Vesterby library were cut to two hours.
Graphic scenes in the film made viewers leave the Vesterby cinema.
Download the app, the Vesterby police told tourists on Monday.
Pictured in the report are three cranes that Vesterby sold.
Related charges against the harbour master of Vesterby were dropped on Monday.
A tip from Vesterby led police to the boat.
Vesterby port has contacted the ministry for advice on the spill.
The archive photo cost the museum of Vesterby 900 euros.
Comments by the mayor of Vesterby drew anger on Monday.
The minister visits Vesterby on Tuesday and Faro on Friday.
Facebook and Twitter groups in Vesterby spread the rumour within an hour.
Vesterby is the port that Getty Images photographs most.
Pass the salt road and you see the harbour of Vesterby.
The newsletter of the Vesterby parish, which goes to 900 homes, called the plan a theft.
Written by Eva Lang in 1968, the Vesterby anthem has three verses.
Learn to swim: that is the rule for all children in Vesterby from May.
The boats (Ana/Rosa) left Vesterby at noon.
Vesterby has not replied to the ministry's request for money.
The council will read the full report on Vesterby in May.
Have you seen the boat? Police in Vesterby put the question on 400 posters.
Log books from the ferry show that it left Vesterby at noon.
""".strip().splitlines()


def read(*paragraphs: str):
    text = "\n\n".join([FIRST, *paragraphs, LAST])
    article = parse("a.txt", f"date 2025-03-04 (Ann Berg, The Sound Post) {text}\n".encode())
    return [span.of(article.text) for span in article.body]


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_what_belongs_to_the_page_is_no_paragraph(paragraph):
    assert read(paragraph) == [FIRST, LAST]


@pytest.mark.parametrize("paragraph", PROSE)
def test_what_an_article_tells_in_the_same_words_stays(paragraph):
    assert read(paragraph) == [FIRST, paragraph, LAST]
