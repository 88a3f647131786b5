export const groups = `ordin-,acquist-,compr-,carrello,ordine
pacc-,spedizione,collo,consegna,merce,roba
tracci-,tracking,dov'è,dove si trova,a che punto,stato,segu-,seguire,localizz-,per strada,dove è finito,codice di spedizione
spedi-,consegn-,invi-,arriv-,ricev-,corriere,recapit-,mandat-,mandare,postino
tempi di consegna,quanto tempo,quanto ci mette,quando arriva,quanti giorni,entro quando,tempistiche,quando
ritard-,non è arrivato,non arriva,mai arrivato,non ricevuto,ancora niente,aspett-,perso,smarrit-,bloccat-,fermo,non ho ricevuto,sparito,ancora nulla
spese di spedizione,costi di spedizione,spedizione gratuita,costo di spedizione,costo della spedizione,porto,spedizione gratis,costa la spedizione,costa spedire
express,espress-,veloc-,rapid-,urgen-,fretta,domani,prima possibile,24 ore,subito
estero,internazional-,paese,paesi,svizzera,fuori,europa,mondo
dogan-,dazi,iva,tasse,importazione
ritir-,punto di ritiro,locker,negozio ritiro,click and collect,tabaccaio,fermopoint,ritiro in
vicin-,non ero a casa,assente,nessuno in casa,firma,portiere,avviso,giacenza,mancata consegna,fuori casa
indirizz-,trasloc-,cap,via,civico,recapito
annull-,cancell-,disdir-,disdett-,bloccare,ripens-,non lo voglio più,revoc-
modific-,cambiare ordine,aggiung-,dimenticato,correg-,variare
res-,reso,restitu-,rimand-,rispedi-,ridare,indietro,recess-,non mi piace,mandare indietro,rendere
etichett-,stamp-,etichetta di reso,modulo di reso
rimbors-,soldi indietro,indietro i soldi,riaccredit-,restituiti i soldi,i miei soldi,riavere,riaccredito
cambi-,cambio,sostitu-,altra taglia,altro colore,scambi-,cambio merce,taglia diversa
rott-,rotto,difett-,danneggi-,guast-,non funziona,malfunzion-,graffi-,ammacc-,strapp-,rovinat-,crepat-,si è rotto,buco
garanzi-,ripar-,assistenza,centro assistenza
sbagliat-,articolo errato,errat-,non è quello,prodotto diverso,altro prodotto,scambiato
manc-,incomplet-,parte,resto,pezz-,più pacchi,due pacchi,separat-,parzial-,solo uno
reclam-,lament-,insoddisf-,arrabbiat-,vergogn-,scandal-,schifo
pag-,carta di credito,carta,paypal,bonifico,visa,mastercard,postepay,satispay,apple pay,bancomat,metodi di pagamento
rat-,rate,klarna,scalapay,dilazion-,finanziamento,a rate,pagare dopo,mensil-
rifiut-,pagamento fallito,non accett-,non va a buon fine,non passa,carta rifiutata,fallit-,respint-,errore pagamento,negat-
due volte,doppio addebito,addebit-,doppio,prelev-
fattur-,ricevuta,scontrino,partita iva,prova d'acquisto
codice sconto,scont-,coupon,promo-,buono,voucher,offert-,sald-,ribass-,risparmi-,codice promozionale
carta regalo,buono regalo,gift card,carte regalo,credito
regal-,confezione regalo,pacchetto,compleanno,incart-,biglietto,sorpresa
prezzo più basso,costa meno,altrove,miglior prezzo,adeguamento,abbassato
prezz-,cost-,quanto,caro,tariff-
punti,fedelt-,premi,raccolta,vantagg-,bonus
amic-,invit-,porta un amico,consigli-,referral
account,profil-,registr-,iscriv-,iscrizione,creare,area personale
ospite,senza registr-,senza account,senza registrarmi,senza registrazione
acced-,accesso,login,entrare,loggar-,log in,bloccato,credenziali
password,dimentic-,reimpost-,pin,recuper-,reset-
elimin-,cancell-,privacy,gdpr,miei dati,dati personali,chiudere account,rimuov-
newsletter,disiscri-,pubblicit-,spam,email promozionali,mail pubblicitarie,annullare iscrizione
abbonament-,disdir-,ricorrent-,rinnov-,sospend-,mensile
tagli-,misur-,veste,vestibilit-,numero,troppo piccolo,troppo grande,stretto,largo,grande,piccolo
disponib-,esaurit-,magazzino,stock,scort-,torna,riassort-,finito,rifornim-,sold out
avvis-,notific-,fatemi sapere,avvert-
preordin-,prenot-,uscita,in arrivo,prevendita
lav-,lavatrice,pul-,stir-,restring-,cura,manutenzione
material-,tessuto,compos-,ingredient-,allerg-,cotone,pelle,conten-
mont-,assembl-,istruzioni,manuale,install-,montare
sostenib-,ambient-,ricicl-,co2,ecolog-,smalt-,plastica
contatt-,telefon-,chiam-,parl-,operatore,persona,servizio clienti,numero,assistenza,umano,supporto,qualcuno
orari-,apert-,chius-,aprite,domenica,ore,festiv-
negoz-,punto vendita,sede,store,showroom
recension-,opinion-,valutaz-,stelle,feedback,voto
conferm-,nessuna mail,nessuna email,posta indesiderata,mail di conferma
aziend-,p iva,ditta,ingrosso,rivendit-,quantità,business
truff-,frod-,falso,phishing,sicur-,affidabil-,sospett-,hacker
app,sito,pagina,bug,browser,errore,tecnic-,caric-
cambi-,modific-,aggiorn-,nuov-,corregg-
email,mail,posta,e-mail
soldi,denaro,importo
contrassegno,contanti,alla consegna`;
