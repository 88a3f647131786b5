export const rules = {
  stops: `de het een der des den ik mij me mijn je jij jou jouw u uw hij hem zijn zij ze haar wij we ons onze jullie hun men zich dit dat deze die
is ben bent was waren wordt worden werd geworden heb hebt heeft hebben had kan kunt kunnen kon moet moeten zal zullen zou wil willen mag wel niet geen
en of maar als dan omdat wat wie waar wanneer waarom hoe welke in op aan bij met van voor naar uit om over onder door te ten ter tot
ook nog al er hier daar zo zeer graag alstublieft dank hallo hoi iets`,
  endings:
    'e en er s t d de te den ten je jes tje tjes ing ingen heid heden lijk lijke ig ige iger end ende baar bare atie aties eer eren',
};
