"""House styles of pages: pointers, offers, credits, captions, each kind beside what only looks so."""

import pytest

from briefings.documents import parse

FIRST = "The harbour board of Vesterby reopened the north quay on Monday after a storm had broken its wall."
LAST = "The work cost nine million kroner, and the town pays a third of it."

#: A paragraph each, of which nothing is an article's.
FURNITURE = """
Pictured at the back, from left, are Ida Ray, from Vesterby, and Bo Cole. In front are Eva Lang and Ann Berg.
Pictured right, is harbour master Tora Lind at the quay.
All rights reserved. Terms
The terms under which this site is provided.
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
Translated from Portuguese by Eva Lang.
Compiled by Ann Berg from agency reports
Fact-checked by Eva Lang
Reporting: Ann Berg, Vesterby. Editing: Eva Lang.
First published on The Vesterby Sound Post
The Sound Post asked the mayor of Vesterby for comment.
We asked Vesterby council to comment but it did not reply.
The Vesterby council has been asked for a response.
If you have a story about Vesterby, call our newsroom on 555 0199.
Eva Lang is professor of marine law at the University of Vesterby. The views are her own.
About Ann Berg
More by Ann Berg
View all posts by Ann Berg
– Ann Berg
You might also want to read: Toll on the Vesterby bridge doubles
Next: Toll on the Vesterby bridge doubles
Analysis: Why Vesterby cannot pay for its bridge
Opinion: Vesterby deserves better
In depth: Why Vesterby cannot pay for its bridge
Background: Why Vesterby cannot pay for its bridge
Our live blog has the latest from Vesterby.
Follow the latest from Vesterby on our live blog.
Stay with us for the latest from Vesterby.
See all our stories on Vesterby.
See photos of the Vesterby storm.
See more photos from Vesterby in our gallery.
SEE PHOTOS: Storm hits Vesterby
View gallery: Storm hits Vesterby
Listen to the latest episode of our podcast on Vesterby.
Listen to Ann Berg discuss the Vesterby vote on our podcast.
Hear more about Vesterby on the Sound Post podcast.
Watch our report from Vesterby below.
Watch video of the storm in Vesterby above.
Read the Vesterby council's full statement below.
Read what our readers in Vesterby think.
More details here.
You can find more stories from Vesterby on our website.
To learn more about the Vesterby plan, visit our website.
Want to know more? Read our guide to the Vesterby vote.
For the latest news from Vesterby, visit courier.example.
Sign up to Vesterby Daily
Not signed up yet? Get our Vesterby newsletter for free.
Join thousands of readers in Vesterby who get our morning email.
We'll never share your email address.
This field is required.
We are now on WhatsApp. Click to join.
Cookies help us deliver news from Vesterby.
You have declined cookies.
Your choices on cookies
You need a subscription to read this report from Vesterby.
Please subscribe to continue reading.
This is premium content.
Premium: this story is for our subscribers.
Get one month free.
No account yet? Register here.
Help us report on Vesterby. Donate today.
As a non-profit newsroom, we depend on readers in Vesterby.
Give the gift of local news from Vesterby.
Share on X (Twitter)
Share with your friends
Facebook
Twitter
Tweet Share Pin
Like Comment Share
Click to email a link to a friend (Opens in new window)
Copy URL
Add to favourites
Follow
Comments (12)
The bridge of Vesterby on Tuesday. Ida Ray, The Sound Post
The bridge of Vesterby on Tuesday. File photo
The bridge of Vesterby. Supplied
The bridge of Vesterby in a file photo. Delta
A file photo of the bridge of Vesterby.
Representative image of a bridge
Photo for representation only
Image used for representational purposes only.
A screengrab from a video of the Vesterby storm.
Rui Pinto waves from the bridge of Vesterby. EPA-EFE/IDA RAY
Rui Pinto opens the bridge of Vesterby. Photo © Ida Ray
1/4 The bridge of Vesterby
Photo gallery: the bridge of Vesterby
Bo Cole contributed from Faro.
Agencies
am/bc (Delta, AFP)
(Delta)
Text by Ann Berg, photos by Ida Ray
By our Vesterby correspondent
By a staff reporter
Sound Post Staff Reporter
Published by Ann Berg on 4 March 2025
Copyright The Sound Post
Republished with permission from Delta.
Comment has been sought from Vesterby council.
Vesterby council has been given the opportunity to respond.
@annmiller
Were you on the bridge of Vesterby? Share your pictures with us.
Know something about the Vesterby bridge? Contact our reporter.
Dr Ann Berg is a senior lecturer at the University of Vesterby.
Eva Lang is a research fellow at the Vesterby Institute and writes here in a personal capacity.
ABOUT THE AUTHOR Ann Berg covers Vesterby for The Sound Post.
ANN BERG
READ MORE: Zebra crabs threaten the Vesterby ferry.
Read more: Zebra crabs threaten the Vesterby ferry.
Related: Zebra crabs threaten the Vesterby ferry.
ALSO READ: Zebra crabs threaten the Vesterby ferry.
SEE ALSO: Zebra crabs threaten the Vesterby ferry.
Make sure you never miss a story from Vesterby by signing up for our newsletter.
Get the top Vesterby stories each morning.
For daily news from Vesterby, follow us on WhatsApp.
Read today's Vesterby Sound Post online.
Pick up a copy of the Vesterby Sound Post for the full story.
See tomorrow's Sound Post for more on the Vesterby vote.
More on this in tomorrow's Vesterby Sound Post.
This story appeared in the Vesterby Sound Post on 4 March.
Cookies on the Vesterby Sound Post website
If you continue, we assume you accept cookies.
This post is for paid subscribers in Vesterby.
Subscribers can read more about Vesterby in our archive.
This is your last free article from Vesterby.
Support the Vesterby Sound Post from €5 a month.
Every euro helps us to report from Vesterby.
Tell your friends about the Vesterby Sound Post.
Tweet this story from Vesterby
The Vesterby ferry in 2019. (Courtesy of the port of Vesterby)
The Vesterby ferry, photographed by Ida Ray.
Camera: Bo Cole; Editing: Ida Ray
Map data: OpenStreetMap
Our correspondent Ann Berg reports from Vesterby.
With thanks to Bo Cole.
The author thanks Bo Cole for his help in Vesterby.
You can reach Ann Berg at ann@courier.example.
Send tips on Vesterby to ann@courier.example.
Tips on Vesterby? ann@courier.example
""".strip().splitlines()

#: A paragraph each, of which every word is.
PROSE = """
Pictured in court last week, the captain is free again.
The terms under which this sitting was held were set by the port.
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
Clara Voss joined the council in 2019 after ten years at the port of Vesterby.
Illustrations by Ida Ray were sold for 900 euros in Vesterby.
Copyright in the Vesterby songbook belongs to the council, a court ruled on Monday.
Do you live in Vesterby? Then you pay, the new law says.
Pass the salt road and you see the harbour of Vesterby.
Contact lenses were found in the wreck off Vesterby.
The author said in Vesterby that she would go on.
Photo finishes decided three of the races in Vesterby.
Try as it might, Vesterby cannot pay.
Support for the ferry from Vesterby to Faro ends in May.
Messages left on the wall in Vesterby were painted over.
Clara Voss lives in Vesterby and pays her toll like everybody else.
Rui Pinto (Harbour Party) won Vesterby with 51 per cent.
The author Eva Lang read from her book in Vesterby.
The council of Vesterby sold the site to Ray/Cole Partners on Monday.
No comment was the only answer that the mayor of Vesterby gave in court.
Reporting by nine in the morning is a must for the pilots of Vesterby.
About the harbour, Vesterby cannot agree.
Watch your speed on the bridge of Vesterby: the police fine from Monday.
Are you from Vesterby? So the guards ask everyone at the gate.
An aerial view of the port of Vesterby shows that the wall has moved.
The Sound Post, a ferry built in 1968, left Vesterby for the last time.
Learn to swim: that is the rule for all children in Vesterby from May.
The council has written to the port of Vesterby for money.
Sign language is taught in two schools of Vesterby.
Reporting restrictions in the Vesterby trial were lifted on Monday.
Next, the council of Vesterby will vote on the toll.
Published by the state, the map of Vesterby omits the camp.
Related charges against the harbour master of Vesterby were dropped on Monday.
The harbour master could be reached by nobody in Vesterby on the night of the spill.
A file photo of the suspect was sent to all guards in Vesterby, who let him pass.
Follow Lagos on bus fares, the opposition in Vesterby demanded on Monday.
Left to the sea, the wall of Vesterby fell on Monday.
Rui Pinto, mayor
Story by story, the tower of Vesterby was taken down.
Get the sand off the road by May, the court told Vesterby.
For daily bread, people in Vesterby queue for two hours.
The full story of the Vesterby spill is told in nine files.
The mayor of Vesterby refused to leave.
Rui Pinto can be found guilty even if Vesterby forgives him.
Read aloud in court, the letter named two officials in Vesterby.
A protester in Vesterby holds the record: he has come 900 times.
Delivered on Friday, the verdict cost Vesterby nine million euros.
Updated rules for the port of Vesterby take effect on 5 May 2025.
Previously, the ferry from Vesterby sailed twice a day.
The author of the Vesterby report is unknown.
About 40 boats lie in Vesterby.
Share the load was the promise of the Vesterby coalition, and it was broken.
A developing storm is heading for Vesterby.
Edited by the ministry, the Vesterby report says nothing.
Written off by all, Vesterby won the cup.
Also on Monday, the council of Vesterby closed two beaches.
The newsletter of the Vesterby parish, which goes to 900 homes, called the plan a theft.
Comment on the Vesterby plan came from 900 people.
Email addresses of 900 people in Vesterby were stolen.
Produced by Delta Films, the Vesterby series has been sold to nine countries.
Newsletters from the party reached every house in Vesterby.
Vesterby will vote again in May, the minister said. – AFP
Comments by the mayor of Vesterby drew anger on Monday.
If you continue, you will be fined, a letter told nine firms in Vesterby.
Ann Petrova and Bo Cole reported the theft from Vesterby to the police.
Following the spill, the beach of Vesterby was shut.
An email to the port of Vesterby set off the search.
Join Rui Pinto on a walk through Vesterby and people stop him at every door.
Subscription prices at the theatre of Vesterby will double.
In pictures that the court saw, the mayor of Vesterby takes an envelope.
Also on the list: a new school for Vesterby and a bridge.
If you live near the port, contact us, the Vesterby fire chief said.
See the port of Vesterby and you see the country, Rui Pinto likes to say.
Listen on the bridge of Vesterby and you hear the steel.
Agencies of the state moved to Vesterby in May.
Thank you for the boats, said the banner that Vesterby hung over the quay.
Pictured in the report are three cranes that Vesterby sold.
Illustration is taught in Vesterby since 1968.
Print runs of the Vesterby Echo fell to 900.
See Vesterby and die, sailors used to say.
Please, do not sell the bridge, a girl in Vesterby wrote to the mayor.
Save the port was painted on the wall of Vesterby town hall.
Pictures of the mayor of Vesterby hang in every shop.
Report cards in Vesterby will be digital from May.
Getty Images, which has an office in Vesterby, cut nine jobs.
Don't forget the sea, an old pilot of Vesterby says to every child.
Calls to the emergency line in Vesterby went unanswered on the night of the fire.
Every euro helps, a volunteer in Vesterby says.
Cookie sales paid for the new school in Vesterby.
Courtesy of the council, children in Vesterby ride the bus free of charge.
Corrected for inflation, wages in Vesterby fell.
Write to the king: that was the advice of the Vesterby priest.
Listen to the engineers, the mayor of Vesterby begged the ministry.
This page of the Vesterby register was torn out.
Calls for the mayor of Vesterby to resign went unanswered.
The firm sold pictures of Vesterby to Shutterstock.
Editing the Vesterby report took the ministry nine weeks.
This article of the Vesterby law was struck down on Monday.
Already, a member of the Vesterby board has gone.
Get off the apps, the head teacher in Vesterby told parents.
Rui Pinto, mayor of Vesterby since 2019, has resigned.
Correction of the sea wall in Vesterby costs 4 million euros.
Rui Pinto speaks for half of Vesterby, a survey shows.
Tap water in Vesterby may be drunk again from Monday.
Comment is free in Vesterby, but facts are rare.
The paywall on the Vesterby toll road, as drivers call it, fell on Monday.
Photos by satellite show the spill off Vesterby growing.
Breaking waves took the Vesterby pier on Monday.
Smoke rises over Vesterby each morning, and nobody knows why.
Correction by the market will hit Vesterby hardest.
Video calls from the prison of Vesterby cost two euros a minute.
Reports from Vesterby speak of nine dead.
This site uses 4,000 tons of water a day, and Vesterby has none left.
The judge requested the files from the mayor of Vesterby.
This is your last chance, the bank told the port of Vesterby.
The app that Vesterby council launched on Monday tells drivers where to park.
The rescuers could not be reached by radio off Vesterby.
Emails sent to the council of Vesterby were deleted in May.
Subscribers can cancel the Vesterby ferry card until May.
Next: that was the word that Rui Pinto used for the bridge of Vesterby.
Next up is a vote in Vesterby on Sunday.
Above the harbour of Vesterby, the storm took 40 roofs.
Opinion in Vesterby is split over the bridge.
Opinions on the bridge of Vesterby differ.
Ida Petrova, a reporter for the Vesterby Echo, was killed on Monday.
Bo Cole is a fisherman based in Vesterby.
Sources in Vesterby say the port is sold.
The fishermen of Vesterby get the weather in their inbox each morning from the port.
Link roads between Vesterby and Faro will be tolled.
Picture books about Vesterby were pulped.
Subscription to the Vesterby festival fund closed on Monday with 900 names.
Scan the code on the bin and Vesterby council collects it the same day.
By Rui Pinto's account, Vesterby lost 40 boats.
Email between the mayor and the port of Vesterby was leaked on Monday.
Subscribe or lose your seat: that is the choice for fans in Vesterby.
Get out of the water, the lifeguards in Vesterby shouted.
The council has asked the port of Vesterby for a plan.
Premium seats on the Vesterby ferry are sold out.
The council has contacted 40 families in Vesterby about the evacuation.
This post is for the fishermen of Vesterby, and they want it back.
The ads in Vesterby continue below the bridge.
Read more closely, the Vesterby contract gives the port to the bank.
The mayor declined to comment on the Vesterby tender, but confirmed that three firms had bid.
Vesterby port has contacted the ministry for advice on the spill.
Photo shops in Vesterby have closed one after the other.
Cookies, cakes and bread were sold for the victims in Vesterby.
The lawyer for the mayor of Vesterby did not respond to the charge of theft.
Video of the Vesterby crash was shown in court.
The minister visits Vesterby on Tuesday and Faro on Friday.
Signing up for the draft is law in Vesterby from May.
The ferry, photographed off Vesterby by a satellite, had lost its lights.
Do not sell the port, 4,000 people in Vesterby wrote to the council.
Alerts went out to every phone in Vesterby at noon.
The advertisement showed the Vesterby beach without a boat.
Buy a house in Vesterby and you pay no tax until May.
Your free hand ends here, the judge told the mayor of Vesterby.
The police in Vesterby asked for witnesses.
Get one euro from everybody in Vesterby and the bridge is paid.
Why not close the port of Vesterby, Clara Voss asked the board.
See the toll as a tax, Rui Pinto told Vesterby, and you will hate it.
Watch for ice on the bridge of Vesterby, the police said.
Letters to every inbox in Vesterby announced the strike.
Print works in Vesterby will close in May, and 40 people lose their work.
Credits for the port of Vesterby run out in May.
Recommended doses were exceeded in the clinic of Vesterby.
Topics such as the bridge divide Vesterby.
Vesterby council was given until May to respond to the court.
Sources close to the mayor of Vesterby deny the sale.
If you value the port of Vesterby, you must dredge it.
The website of Vesterby council uses cookies that send data abroad, the regulator found.
Help us, the people of Vesterby wrote on the roofs.
The app that warns Vesterby of floods failed on Monday.
Ida Ray was left with nothing in Vesterby.
A tip from Vesterby led police to the boat.
Stay with the boat, the pilot told the men off Vesterby.
On 4 March 2025 the bridge of Vesterby was opened.
One in four houses in Vesterby is empty.
The archive photo cost the museum of Vesterby 900 euros.
Were you there? The prosecutor in Vesterby put the question nine times.
Receive a letter from the port of Vesterby and you have ten days to pay.
Click, and the gate of the port of Vesterby falls shut for good.
Ends do not justify means, the bishop of Vesterby preached.
The council has invited the port of Vesterby to the hearing.
From the archive of Vesterby, thieves took forty maps on Monday.
More than 40 boats sank off Vesterby on Monday.
Follow the coast from Vesterby and you reach the wreck.
Rui Pinto, pictured as a thief on posters in Vesterby, has sued.
Open in May, the new hall of Vesterby has cost nine million euros.
This report from Vesterby costs the ministry its peace.
By our reckoning, the port of Vesterby loses a million a day.
Ida Ray, a photographer with Delta, was arrested in Vesterby on Monday.
Pupils in Vesterby should read more books, the teacher Eva Lang said.
Subscribers to the Vesterby ferry service pay 30 euros a month from May.
Additional police came to Vesterby on Monday.
Email use in the council of Vesterby was banned on Monday.
More: that is what the dockers of Vesterby want.
""".strip().splitlines()


def read(*paragraphs: str):
    text = "\n\n".join([FIRST, *paragraphs, LAST])
    article = parse("a.txt", f"date 2025-03-04 (Ann Berg, The Sound Post) {text}\n".encode())
    return [span.of(article.text) for span in article.body]


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_what_belongs_to_the_page_is_no_paragraph(paragraph):
    assert read(paragraph) == [FIRST, LAST]


def test_networks_without_end_and_something_behind_them_are_prose_and_take_no_time():
    # Where each could be read in two ways, nobody would live to see the end of them.
    line = f"Share {'twitter ' * 40}ferry"

    assert read(line) == [FIRST, line, LAST]


@pytest.mark.parametrize("paragraph", PROSE)
def test_what_an_article_tells_in_the_same_words_stays(paragraph):
    assert read(paragraph) == [FIRST, paragraph, LAST]
