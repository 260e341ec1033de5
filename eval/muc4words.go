package eval

import "strings"

// The words that MUC-4's domain takes for its roles: Latin America around 1990.
var (
	perpetrators = strings.Fields(`terrorist terrorists guerrilla guerrillas rebel rebels gunmen gunman men man individuals individual
		subversives subversive extremists extremist assassins assassin hitmen murderers killers commandos commando commando squad squads
		soldiers soldier policemen policeman attackers assailants kidnappers people persons person unknown youths criminals traffickers
		members member group column insurgents militants paramilitary elements element delinquents woman women officers`)
	weapons = strings.Fields(`bomb bombs dynamite explosive explosives grenade grenades rocket rockets mortar mortars rifle rifles gun guns
		machinegun machineguns submachinegun submachineguns pistol pistols bullet bullets missile missiles mine mines device devices tnt
		charge charges artillery shells molotov machete machetes knife revolver weapons ak-47 m-16 launcher launchers catapults`)
	facilities = set(`embassy building house home office residence tower pole station headquarters church bridge bus vehicle car truck
		plant pipeline farm bank store hotel school university hospital airport plane helicopter aircraft train railroad barracks facility
		installation substation post garrison newspaper radio town village city neighborhood street road highway shop restaurant mansion
		company business market theater club ministry court prison jail patrol convoy jeep motorcycle boat ship tank warehouse factory
		refinery line cable booth pipe equipment machinery property ranch estate supermarket center mall cathedral convent temple chapel
		monument consulate chancellery palace dam well camp base cargo locomotive pylon antenna relay transmitter transportation electricity system network
		bus taxi minibus train table poles facilities gas pharmacy brothel dealership presidency roads highways railways kitchen windshield`)
	titles = set(`president minister general colonel col gen major maj captain capt lieutenant lt sergeant sgt judge dr doctor father
		msgr monsignor archbishop bishop senator deputy governor mayor ambassador leader commander journalist priest rev reverend
		attorney lawyer professor candidate director chief mr mrs ms miss businessman councilman congressman representative secretary
		guerrilla peasant citizen student officer member retired former engineer magistrate inspector agent official spokesman
		vice under police army navy vicar pastor sister brother wife son daughter executive manager prosecutor rector dean`)
	common = set(`of the and or with in on at by from his her their its three two one four five people persons person men man women
		woman children child peasants soldiers civilians members leaders officials workers who that were was victims victim passersby
		passerby policemen policeman guards guard several many other others group union political popular national army party correspondent
		soldier population reporters reporter corporal girl units system ambulance opposition advisers fathers guerrillas battalion young
		citizens residents patients students workers persons employees unit board company ministry church column front`)
	armedGroups = []string{"farabundo marti national liberation front", "fmln", "shining path", "tupac amaru revolutionary movement", "mrta",
		"army of national liberation", "national liberation army", "eln", "revolutionary armed forces of colombia", "farc",
		"popular liberation army", "epl", "19 april movement", "april 19 movement", "m-19", "extraditables", "medellin cartel",
		"cali cartel", "manuel rodriguez patriotic front", "fpmr", "lautaro", "guatemalan national revolutionary unity", "urng", "contras",
		"nicaraguan resistance", "ricardo franco", "quintin lame", "simon bolivar guerrilla coordinating board", "cinchoneros",
		"zarate willka", "tupac katari", "death squads", "atlacatl battalion", "armed forces", "army", "security forces", "sendero luminoso",
		"popular militias", "urban commandos", "drug mafia", "cocaine cartel", "anticommunist action alliance", "secret anticommunist army",
		"maximiliano hernandez martinez", "pedro leon arboleda", "people's revolutionary army", "morazanist patriotic front"}
)

var (
	numerals   = set("two three four five six seven eight nine ten eleven twelve twenty various numerous many")
	unaccented = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n", "Á", "a", "É", "e", "Í", "i", "Ó", "o", "Ú", "u", "ü", "u")
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
