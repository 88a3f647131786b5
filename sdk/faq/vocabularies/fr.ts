export const groups = `command-,achat-,achet-,panier,commande
colis,paquet,livraison,envoi,mes affaires,marchandise
suiv-,suivi,tracking,où est,où en est,statut,état,localis-,en route,avanc-,numéro de suivi
livr-,expédi-,envoy-,envoi,arriv-,recev-,reçu,recu,livreur,transporteur,chronopost,reception
délai-,combien de temps,quand,date de livraison,combien de jours,durée,met longtemps,sous combien
retard-,toujours pas,pas encore,jamais reçu,pas reçu,rien reçu,perdu,attend-,bloqu-,disparu,pas arrivé,jamais arrivé
frais de port,frais de livraison,frais d'envoi,livraison gratuite,port gratuit,coût de la livraison
express,rapid-,urgent-,vite,demain,24h,pressé,lendemain,accélér-
étranger,international-,pays,suisse,belgique,monde,hors
douan-,taxe-,tva,importation,droits
point relais,relais,retrait,retir-,consigne,click and collect,récupér-,chercher,locker
voisin-,absent-,pas chez moi,personne à la maison,signature,raté,manqué,avis de passage,gardien,boîte aux lettres,devant la porte
adress-,déménag-,code postal,rue,mauvaise adresse
annul-,stopper,arrêter,plus envie,n'en veux plus,renonc-,résili-
modifier ma commande,ajout-,modif-,changer,corrig-,compléter,oublié
retour-,renvoy-,renvoi,rendre,rétract-,ramener,plaît pas,convient pas,changé d'avis,réexpédi-,retourne
étiquette-,bon de retour,imprim-,bordereau
rembours-,récupérer mon argent,rendre l'argent,mon argent,mes sous,avoir,recrédit-
échang-,remplac-,autre taille,autre couleur,troquer
cass-,endommag-,abîm-,défect-,défaut,ne marche pas,marche plus,fonctionne pas,fonctionne plus,panne,brisé,rayé,déchir-,fêl-,fichu,hs
garanti-,répar-,sav,après vente,service après vente
mauvais article,erreur,pas le bon,faux,tromp-,mauvais produit,autre chose,pas ce que
manqu-,incompl-,il manque,partie,reste,plusieurs colis,séparé,plusieurs fois,deux colis,pas tout
réclam-,plaint-,mécontent-,insatisf-,colère,inadmissible,honte
pai-,pay-,régl-,carte bancaire,cb,paypal,visa,mastercard,virement,moyens de paiement,carte bleue,apple pay
plusieurs fois,3x,4x,mensualit-,klarna,crédit,échelonn-,payer plus tard,facilités
refus-,paiement refusé,ne passe pas,passe pas,échou-,échec,rejet-,carte refusée
deux fois,débit-,prélev-,double,doublon,trop payé
factur-,reçu,justificatif,ticket,preuve d'achat
code promo,promo-,réduc-,remise,coupon,bon d'achat,rabais,solde,soldes,offre,code,moins cher,pourcent
carte cadeau,chèque cadeau,bon cadeau,cartes cadeaux
cadeau-,embal-,paquet cadeau,anniversaire,offrir,surprise,message
moins cher ailleurs,meilleur prix,alignement,baissé,prix garanti,ajustement
prix,coût-,coût,tarif-,combien,cher,frais
points,fidél-,récompens-,avantage-,bonus
parrain-,ami,amis,filleul,invit-,recommand-
compt-,inscri-,profil,créer un compte,enregistr-,espace client
invité,sans compte,sans inscription,sans créer
connect-,connexion,identif-,login,accéder,accès,bloqué,rentrer
mot de passe,mdp,oubli-,réinitialis-,code pin,code secret
supprim-,effac-,rgpd,données,vie privée,clôtur-,fermer mon compte,désinscri-,confidential-
newsletter,désabonn-,désinscri-,pub,publicité,spam,courriel publicitaire,lettre d'information
abonn-,mensuel,récurrent,résili-,suspend-,pause,renouvel-
taille-,pointure,mesur-,trop petit,trop grand,trop serré,taille petit,coupe,guide des tailles
stock-,dispon-,rupture,épuis-,réassort,dispo,retour en stock,indispon-,reste t il
prévenir,alert-,notif-,averti-,rappel
précommand-,sortie,bientôt,pré commande
lav-,entret-,nettoy-,repass-,rétréc-,machine,pressing
matièr-,matière,tissu,compos-,ingrédient-,allerg-,coton,cuir,contient
mont-,notice,install-,mode d'emploi,instructions,monter
contact-,téléphon-,appel-,joindre,parler,humain,conseiller,service client,quelqu'un,numéro,assistance,support,tel,vrai personne
horaire-,ouvert,ouvr-,heures,heure,dimanche,ferm-,jours fériés
magasin-,boutique-,sur place,point de vente,adresse du magasin,showroom
avis,évalu-,note,commentaire,noter,étoiles
confirm-,pas de mail,aucun mail,pas d'email,courriers indésirables,reçu de mail,boîte mail
arnaque-,fraud-,fiable,faux site,phishing,sécur-,pirat-,suspect,confiance
appli,application,site,bug,page,navigateur,plant-,technique
chang-,modif-,mettre à jour,actualis-,nouveau,nouvelle,corrig-
mail,email,courriel,e-mail,adresse mail
argent,sous,montant,somme,fric
espèces,contre remboursement,à la livraison,liquide`;
