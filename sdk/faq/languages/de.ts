export const rules = {
  stops: `der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine
er sie es ihn ihm ihr ihre ihren ihrem ihrer wir uns unser unsere unseren euch euer eure man sich dies diese dieser dieses diesen
ist sind bin war waren wird werden wurde worden sein habe hab hat haben hatte kann kannst können könnte könnt muss müssen soll sollte will wollen möchte würde darf dürfen
und oder aber wenn dass ob weil als wie was wer wo wann warum wieso welche welcher welches womit wofür worauf in im an am auf aus bei beim mit nach von vom vor zu zum zur für über um durch
nicht auch noch schon nur mal denn doch da hier dort so sehr bitte danke hallo hi gibt geht gehts etwas`,
  endings:
    'e en er es em n s st t te ten ter tes tem ung ungen lich liche lichen keit heit end ende enden iert ieren ig ige igen isch ische ischen',
};
