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
Ann Berg tweets at @annmiller.
@annmiller
Were you on the bridge of Vesterby? Share your pictures with us.
Know something about the Vesterby bridge? Contact our reporter.
Dr Ann Berg is a senior lecturer at the University of Vesterby.
Eva Lang is a research fellow at the Vesterby Institute and writes here in a personal capacity.
ABOUT THE AUTHOR Ann Berg covers Vesterby for The Sound Post.
Ann Berg Vesterby correspondent
ANN BERG
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
Updated figures show that 900 people left Vesterby.
Cookies, cakes and bread were sold for the victims in Vesterby.
Accept the toll or lose the bridge: Vesterby has the choice.
Pictured in the report are three cranes that Vesterby sold.
With reporting delayed, Vesterby learned of the spill from Faro.
Listen on the bridge of Vesterby and you hear the steel.
See the port of Vesterby and you see the country, Rui Pinto likes to say.
Vesterby council was given until May to respond to the court.
Clarification of the Vesterby deal is wanted by both sides.
Updated rules for the port of Vesterby take effect on 5 May 2025.
With agencies closing, Vesterby has nowhere to send the sick.
Scan the code on the bin and Vesterby council collects it the same day.
Clara Voss is a former pilot and wants to rebuild the bridge of Vesterby.
Views over the harbour of Vesterby cost 900 euros a night.
Watch for ice on the bridge of Vesterby, the police said.
Get the sand off the road by May, the court told Vesterby.
The council called for comments on the harbour of Vesterby.
Reply came from Vesterby within the hour.
The police in Vesterby asked for witnesses.
Published by the state, the map of Vesterby omits the camp.
Check out times at hotels in Vesterby will move to ten.
Most read the notice in Vesterby too late to leave their houses.
The ads in Vesterby continue below the bridge.
Accept all the terms or strike: that was the choice of the dockers of Vesterby.
Already, nine firms have left Vesterby.
Rui Pinto (left) ran against Clara Voss (right) and won Vesterby by nine votes.
Log cabins in Vesterby burned down on Monday.
The bank approached the port of Vesterby for a loan.
The council has contacted all owners of boats in Vesterby.
Further reading of the Vesterby bill was put off until May.
Subscription to the Vesterby festival fund closed on Monday with 900 names.
Share prices of Vesterby Port fell by four per cent on Monday.
Residents who sign up for the alert service in Vesterby get a text message when the water rises.
By a margin of nine votes, Vesterby chose the bridge.
Ida Ray, a photographer with Delta, was arrested in Vesterby on Monday.
Emails sent to the council of Vesterby were deleted in May.
Copyright in the Vesterby songbook belongs to the council, a court ruled on Monday.
Image rights of the Vesterby players belong to the club.
More: that is what the dockers of Vesterby want.
Subscribers to the Vesterby ferry service pay 30 euros a month from May.
The harbour master could be reached by nobody in Vesterby on the night of the spill.
Bo Cole contributed nine goals for Vesterby.
Courtesy of the council, children in Vesterby ride the bus free of charge.
Listen to the engineers, the mayor of Vesterby begged the ministry.
Join us or leave, the union in Vesterby told its members.
Email addresses of 900 people in Vesterby were stolen.
The photographs from Vesterby, taken by Ida Ray, were shown in court on Monday.
Receive a letter from the port of Vesterby and you have ten days to pay.
Join the queue in Vesterby and you wait four hours.
The rest of the Vesterby report is about the members of the board.
Enjoy it while it lasts, the mayor of Vesterby told the crowd.
Vesterby will vote again in May, the minister said. – AFP
Bo Cole has worked in the port of Vesterby since 2011.
A tip from Vesterby led police to the boat.
Print runs of the Vesterby Echo fell to 900.
Sign up sheets hung in the town hall of Vesterby until noon.
Share the load was the promise of the Vesterby coalition, and it was broken.
Do you want the port? That is what voters in Vesterby are asked on Sunday.
Find the leak, the minister told the port of Vesterby.
Like this story of a wall, the plan for a bridge in Vesterby has no end.
Next, the council of Vesterby will vote on the toll.
Get off the apps, the head teacher in Vesterby told parents.
This article of the Vesterby law was struck down on Monday.
Photo shops in Vesterby have closed one after the other.
Explained in plain words, the Vesterby budget is a wager on fish.
Facebook took down the page of the Vesterby mayor on Monday.
Produced by Delta Films, the Vesterby series has been sold to nine countries.
Calls to the emergency line in Vesterby went unanswered on the night of the fire.
By our reckoning, the port of Vesterby loses a million a day.
About the bridge of Vesterby nothing was decided.
Have you seen the boat? Police in Vesterby put the question on 400 posters.
Link roads between Vesterby and Faro will be tolled.
Follow the money, the Vesterby prosecutor told reporters.
Watch towers along the coast of Vesterby will be rebuilt by May.
Visit Vesterby in May and the bridge will be shut.
Twelve shares of the Vesterby ferry were sold for a euro each.
Correction of the sea wall in Vesterby costs 4 million euros.
Support us or lose us, the Vesterby theatre told the council.
The Vesterby council uses cookies on its site without consent, the regulator found on Monday.
The council will read the full report on Vesterby in May.
On 4 March 2025 the bridge of Vesterby was opened.
Related charges against the harbour master of Vesterby were dropped on Monday.
Bo Cole contributed 900 euros to the report on Vesterby.
By using the port of Vesterby, the firm saves a week.
The photo by Ida Ray shows the mayor of Vesterby asleep.
Contacted by the police, the owner of the Vesterby bar confessed.
Edited by three ministers, the Vesterby report names nobody.
Opinion in Vesterby is split over the bridge.
The port of Vesterby has been asked for a million euros.
The spill off Vesterby is the worst in ten years, the ministry said on Monday, according to Reuters.
Ann Petrova and Bo Cole reported the theft from Vesterby to the police.
Letters to every inbox in Vesterby announced the strike.
Subscription prices at the theatre of Vesterby will double.
Stay with the boat, the pilot told the men off Vesterby.
Use of the bridge in Vesterby is free until May.
Help us, the people of Vesterby wrote on the roofs.
The council of Vesterby has approached three banks for money.
Want of water closed the schools of Vesterby on Monday.
Clara Voss covers her mouth when Vesterby is named.
Donate blood at the Vesterby clinic, doctors urged.
Cookies baked in Vesterby will be sold in Lisbon from Monday.
Ida Ray was left with nothing in Vesterby.
Continue as before, and Vesterby is bankrupt by May.
Have your papers ready, police in Vesterby tell drivers.
Clara Voss is the first woman to lead the port of Vesterby.
Artists in Vesterby sell their pictures on the quay.
The writer Bo Cole was honoured in Vesterby on Monday.
Written by Eva Lang in 1968, the Vesterby anthem has three verses.
Sign by Friday or leave, the port told the dockers of Vesterby.
Credit for the rescue goes to Bo Cole of Vesterby.
Clara Voss has been mayor of Vesterby since 2019.
The fishermen of Vesterby get the weather in their inbox each morning from the port.
From the archive of Vesterby, thieves took forty maps on Monday.
Join Rui Pinto on a walk through Vesterby and people stop him at every door.
Enter the port of Vesterby by night and you see 400 lamps.
The ministry asked Vesterby for its view and got none.
Published on Monday, the report blames the port of Vesterby.
Correction by the market will hit Vesterby hardest.
The author Eva Lang read from her book in Vesterby.
Additional reporting duties weigh on the firms of Vesterby.
Illustrations by Ida Ray were sold for 900 euros in Vesterby.
Next: that was the word that Rui Pinto used for the bridge of Vesterby.
About 40 boats lie in Vesterby.
The app that Vesterby council launched on Monday tells drivers where to park.
The council has contacted 40 families in Vesterby about the evacuation.
Find out who paid, the judge told the police in Vesterby.
The council's email to parents in Vesterby warned of lead in the water.
Clara Voss lives in Vesterby and pays her toll like everybody else.
Copyright law cost the Vesterby library 900 books.
Rui Pinto writes to the people of Vesterby every Friday.
Write to the king: that was the advice of the Vesterby priest.
Rui Pinto covers the costs of the clinic in Vesterby himself.
Share the costs, the minister told Vesterby and Faro.
Tags on 900 birds show that they fly from Vesterby to Bergen.
Privacy policy at the clinic of Vesterby broke the law, a court found.
Advertisement boards in Vesterby will go dark from May.
Clara Voss speaks four languages, and Vesterby has heard them all.
By Ann Petrova's own account, the Vesterby board knew.
Facebook, X and TikTok must remove the Vesterby video by Monday.
Were you there? The prosecutor in Vesterby put the question nine times.
If you value the port of Vesterby, you must dredge it.
See the toll as a tax, Rui Pinto told Vesterby, and you will hate it.
Topics such as the bridge divide Vesterby.
Email between the mayor and the port of Vesterby was leaked on Monday.
The minister visits Vesterby on Tuesday and Faro on Friday.
Pupils in Vesterby should read more books, the teacher Eva Lang said.
A file photo of the suspect was sent to all guards in Vesterby, who let him pass.
Picture the bridge of Vesterby without cars: Rui Pinto does.
The authors of the Vesterby report want a new count.
Download speeds in Vesterby have doubled since the cable was laid.
Rui Pinto teaches history at the school of Vesterby and has sued the port.
Watching the water rise, the people of Vesterby carried sand to the quay.
Vesterby has sought help from the army.
Vesterby is the port that Getty Images photographs most.
Rui Pinto reports to the ministry, not to Vesterby.
Shares in the Vesterby ferry rose after the vote.
This report from Vesterby costs the ministry its peace.
The newsletter of the Vesterby parish, which goes to 900 homes, called the plan a theft.
Already, a member of the Vesterby board has gone.
Three ministers contributed to the Vesterby fund.
With files on 900 people, the police of Vesterby knew everybody.
The regulator fined Vesterby Online for its use of cookies.
Graphic scenes in the film made viewers leave the Vesterby cinema.
Graphic novels from Vesterby won two prizes.
The firm sold pictures of Vesterby to Shutterstock.
Supplied with food for a week, the men off Vesterby waited.
Rui Pinto, left without a majority, gave up the town hall of Vesterby.
Clara Voss writes about Vesterby in her memoirs, which came out on Monday.
Full story books of the sea, 900 of them, were given to the school in Vesterby.
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
