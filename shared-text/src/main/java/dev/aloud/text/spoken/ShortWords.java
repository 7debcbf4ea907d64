package dev.aloud.text.spoken;

/** Ordinary English words of two to four letters: in capitals they are words, where others so short are initials. */
final class ShortWords {
    private static final WordSet WORDS = WordSet.of("""
            ad ah am an as at ax be by do eh go ha he hi ho if in is it lo me my no of oh ok on or ow ox pi so
            to uh um up us we ye yo ace act add ado age ago aid ail aim air ale all and ant any ape arc are ark
            arm art ash ask ate awe axe aye bad bag ban bar bat bay bed bee beg bet bid big bin bit bob bog boo
            bow box boy bra bud bug bum bun bus but buy bye cab can cap car cat cob cod cog con cop cot cow cry
            cub cue cup cut dad dam day den dew did die dig dim din dip doe dog don dot dry dub due dug dye ear
            eat ebb eel egg ego elf elk elm end era eve ewe eye fad fan far fat fax fed fee few fig fin fir fit
            fix flu fly foe fog for fox fry fun fur gag gal gap gas gay gel gem get gig gin god got gum gun gut
            guy gym had ham has hat hay hen her hey hid him hip his hit hog hop hot how hub hug hum hut ice icy
            ill imp ink inn ion its ivy jab jam jar jaw jay jet job jog jot joy jug keg ken key kid kin kit lab
            lad lag lap law lay led leg let lid lie lip lit log lot low mad man map mat max may men met mix mob
            mom mop mud mug mum nag nap net new nil nod nor not now nun nut oak oar oat odd off oil old one opt
            orb ore our out owe owl own pad pal pan par pat paw pay pea pen pet pie pig pit ply pop pot pro pub
            pug pun pup put rag ran rap rat raw ray red rib rid rig rim rip rob rod rot row rub rug rum run rye
            sad sag sap sat saw say sea see set sew sex she shy sin sip sir sit six ski sky sly sob son sow soy
            spa spy sub sue sum sun tab tag tan tap tar tax tea ten the thy tie tin tip toe ton too top toy try
            tub tug two use van vat vet via vow wag war was wax way web wed wee wet who why wig win wit woe won
            woo wow yak yam yep yes yet you zap zip zoo able ache acid acre aged also alto amid arch area army
            atom aunt auto avid away axis baby back bail bait bake bald ball band bang bank bare bark barn base
            bash bath bead beak beam bean bear beat beef been beer bell belt bend bent best bike bill bind bird
            bite blew blip blog blot blow blue blur boar boat body boil bold bolt bomb bond bone book boom boot
            bore born boss both bowl boys brag bred brew brim buck bulb bulk bull bump burn bury bush busy buzz
            cafe cage cake calf call calm came camp cane card care cart case cash cast cats cave cell cent chat
            chef chew chin chip chop cite city clad clam clan clap claw clay clip club clue coal coat code coil
            coin cold colt come cone cook cool cope copy cord core cork corn cost cozy crab crew crib crop crow
            cube cult curb cure curl cute dare dark dart dash data date dawn days dead deaf deal dean dear debt
            deck deed deem deep deer demo deny desk dial dice died diet dine dirt disc dish disk dive dock dogs
            doll dome done doom door dose dove down doze drag draw drew drip drop drum dual duck duct duel dues
            duet dull duly dumb dump dusk dust duty each earl earn ears ease east easy eats echo edge edit else
            emit ends envy epic euro even ever evil exam exit eyes face fact fade fail fair fake fall fame fans
            fare farm fast fate fear feat feed feel feet fell felt fern file fill film find fine fire firm fish
            fist five flag flap flat flaw flea fled flee flew flex flip flow flux foam foil fold folk fond font
            food fool foot ford fore fork form fort foul four free frog from fuel full fund fury fuse fuss gain
            gala game gang gate gave gaze gear gene gift girl give glad glow glue goal goat goes gold golf gone
            good gown grab gray grew grey grid grim grin grip grow gulf guru gust guys hail hair half hall halt
            hand hang hard harm hate haul have hawk haze head heal heap hear heat heel held hell help herb herd
            here hero hers hide high hike hill hint hire hits hold hole holy home hood hook hope horn hose host
            hour huge hull hung hunt hurt hush icon idea idle idol inch info into iron isle item jail jazz jean
            jobs join joke joys jump jury just keen keep kept keys kick kids kill kind king kiss kite knee knew
            knit knob knot know lace lack lady laid lake lamb lamp land lane laps last late lawn laws lazy lead
            leaf leak lean leap left lend lens less liar lick lids lies life lift like limb lime limp line link
            lion lips list live load loan lock logo lone long look loop lord lose loss lost lots loud love luck
            lump lung lure lush made maid mail main make male mall many maps mark mask mass mast mate math maze
            meal mean meat meet melt memo menu mere mesh mess mild mile milk mill mind mine mini mint miss mist
            mock mode mold monk mood moon more moss most moth move much mule muse mush must mute myth nail name
            navy near neat neck need nest news next nice nine node none noon norm nose note noun nude nuts oath
            obey odds odor okay once ones only onto onus ooze open oral oven over pace pack page paid pain pair
            pale palm pant papa park part pass past path pave pays peak pear peel peer pest pick pier pile pill
            pine pink pint pipe plan play plea plot plow plug plus poem poet pole poll pond pony pool poor pope
            pore pork port pose post pour pray prey prop pull pulp pump punk pure push quit quiz race rack raft
            rage rail rain rank rare rate read real rear rely rent rest rice rich ride ring riot ripe rise risk
            road roam roar robe rock role roll roof room root rope rose rude ruin rule runs rush rust sack safe
            saga sage said sail sake sale salt same sand sane sang sank save says scan scar seal seam seat seed
            seek seem seen self sell send sent shed ship shoe shop shot show shut sick side sigh sign silk sing
            sink site size skim skin skip slab slam slap sled slid slim slip slot slow snap snow soak soap soar
            sock soda sofa soft soil sold sole solo some song soon sore sort soul soup sour span spin spit spot
            spun star stay stem step stir stop such suit sung sure surf swan swap sway swim tail take tale talk
            tall tank tape task taxi team tear tech tell tend tent term test text than that thaw them then they
            thin this thus tick tide tidy tied tier tile till tilt time tiny tips tire toad toll tomb tone took
            tool tops tore torn toss tour town toys trap tray tree trek trim trio trip true tube tuck tuna tune
            turn twig twin type ugly undo unit upon urge used user vain vary vase vast veil vein vent verb very
            vest veto vice view vine visa void vote wage wait wake walk wall want ward ware warm warn wary wash
            wave ways weak wear weed week well went were west what when whip whom wide wife wild will wind wine
            wing wipe wire wise wish with wolf wood wool word wore work worm worn wrap yard yarn yeah year yell
            yoga your zero zone zoom
            """);

    private ShortWords() {}

    /** Whether it is one of them, in small letters. */
    static boolean has(String word) {
        return WORDS.has(word);
    }
}
