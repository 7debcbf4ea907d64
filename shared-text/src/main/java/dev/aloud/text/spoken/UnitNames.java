package dev.aloud.text.spoken;

/** What the signs of units stand for: the singular, and the plural where it is not made with {@code s}. */
final class UnitNames {
    /** Units that may stand behind a space. */
    private static final Phrases UNITS = new Phrases("""
            km = kilometer
            m = meter
            dm = decimeter
            cm = centimeter
            mm = millimeter
            μm = micrometer
            nm = nanometer
            mi = mile
            ft = foot|feet
            yd = yard
            yds = yard
            kg = kilogram
            kgs = kilogram
            g = gram
            mg = milligram
            mcg = microgram
            μg = microgram
            ng = nanogram
            lb = pound
            lbs = pound
            oz = ounce
            t = ton
            kt = kiloton
            Mt = megaton
            l = liter
            L = liter
            dl = deciliter
            dL = deciliter
            cl = centiliter
            ml = milliliter
            mL = milliliter
            μl = microliter
            μL = microliter
            gal = gallon
            qt = quart
            pt = point
            pts = point
            tbsp = tablespoon
            tsp = teaspoon
            ha = hectare
            cc = C C|C Cs
            mph = mile per hour|miles per hour
            kph = kilometer per hour|kilometers per hour
            kmh = kilometer per hour|kilometers per hour
            kn = knot
            mpg = mile per gallon|miles per gallon
            rpm = R P M|R P M
            bpm = beat per minute|beats per minute
            ppm = part per million|parts per million
            ppb = part per billion|parts per billion
            fps = frame per second|frames per second
            dpi = dot per inch|dots per inch
            ppi = pixel per inch|pixels per inch
            px = pixel
            Hz = hertz|hertz
            kHz = kilohertz|kilohertz
            MHz = megahertz|megahertz
            GHz = gigahertz|gigahertz
            THz = terahertz|terahertz
            V = volt
            mV = millivolt
            kV = kilovolt
            mA = milliamp
            mAh = milliamp hour
            Ah = amp hour
            W = watt
            mW = milliwatt
            kW = kilowatt
            MW = megawatt
            GW = gigawatt
            TW = terawatt
            Wh = watt hour
            kWh = kilowatt hour
            MWh = megawatt hour
            GWh = gigawatt hour
            TWh = terawatt hour
            hp = horsepower|horsepower
            Ω = ohm
            kΩ = kiloohm
            MΩ = megaohm
            Pa = pascal
            hPa = hectopascal
            kPa = kilopascal
            MPa = megapascal
            mbar = millibar
            psi = P S I|P S I
            mmHg = millimeter of mercury|millimeters of mercury
            kJ = kilojoule
            MJ = megajoule
            kcal = kilocalorie
            kN = kilonewton
            Nm = newton meter
            dB = decibel
            dBA = decibel
            lm = lumen
            lx = lux|lux
            mol = mole
            mmol = millimole
            bit = bit
            kb = kilobit
            Mb = megabit
            Gb = gigabit
            KB = kilobyte
            kB = kilobyte
            MB = megabyte
            GB = gigabyte
            TB = terabyte
            PB = petabyte
            EB = exabyte
            KiB = kibibyte
            MiB = mebibyte
            GiB = gibibyte
            TiB = tebibyte
            MP = megapixel
            kbps = kilobit per second|kilobits per second
            Kbps = kilobit per second|kilobits per second
            Mbps = megabit per second|megabits per second
            Gbps = gigabit per second|gigabits per second
            MBps = megabyte per second|megabytes per second
            s = second
            sec = second
            secs = second
            ms = millisecond
            μs = microsecond
            ns = nanosecond
            min = minute
            mins = minute
            h = hour
            hr = hour
            hrs = hour
            wk = week
            wks = week
            yr = year
            yrs = year
            mo = month
            mos = month
            % = percent|percent
            ‰ = per thousand|per thousand
            ° = degree
            °C = degree celsius|degrees celsius
            °F = degree fahrenheit|degrees fahrenheit
            °K = kelvin|kelvin
            """);

    /** Units that are another word or a name unless they touch their number. */
    private static final Phrases TOUCHING = new Phrases("""
            in = inch|inches
            J = joule
            N = newton
            d = day
            μF = microfarad
            nF = nanofarad
            pF = picofarad
            """);

    /** Units that are no other word, and so need no number before them; of those with little of it there is one. */
    private static final WordSet ALONE = WordSet.of("kg km cm mm lbs hrs mins secs oz ft yrs mph kmh");

    private static final WordSet ONE_ALONE = WordSet.of("lb tbsp tsp");

    /** Units that are an ordinary word, and only units where a dot ends them and their number stands before. */
    private static final String INCH = "in";

    private UnitNames() {}

    /** What a sign stands for, or an empty string. */
    static String of(String sign, boolean touching, boolean dotted) {
        String name = UNITS.of(sign);
        if (name.isEmpty() && (touching || (dotted && sign.equals(INCH)))) {
            name = TOUCHING.of(sign);
        }
        return name;
    }

    /** What a sign stands for where no number stands before it, or an empty string. */
    static String alone(String sign) {
        return ALONE.has(sign) ? many(UNITS.of(sign)) : ONE_ALONE.has(sign) ? one(UNITS.of(sign)) : "";
    }

    /** The singular of an entry. */
    static String one(String entry) {
        int bar = entry.indexOf('|');
        return bar < 0 ? entry : entry.substring(0, bar);
    }

    /** The plural of an entry, empty of an empty one. */
    static String many(String entry) {
        int bar = entry.indexOf('|');
        if (entry.isEmpty()) {
            return "";
        }
        return bar < 0 ? entry + "s" : entry.substring(bar + 1);
    }
}
