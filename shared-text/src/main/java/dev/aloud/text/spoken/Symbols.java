package dev.aloud.text.spoken;

/** Symbols that are said by a name, some of them only between numbers or words. */
final class Symbols implements Rule {
    private static final Phrases NAMES = new Phrases("""
            & = and
            % = percent
            ‰ = per thousand
            ° = degrees
            © = copyright
            § = section
            ¶ = paragraph
            № = number
            × = times
            ÷ = divided by
            ± = plus or minus
            ≤ = is less than or equal to
            ≥ = is greater than or equal to
            ≠ = is not equal to
            ≈ = is about
            ∞ = infinity
            √ = the square root of
            ∑ = the sum of
            ∏ = the product of
            ∂ = partial
            ∫ = the integral of
            → = to
            ⇒ = implies
            ↔ = to and from
            ⇔ = if and only if
            ♥ = love
            ♯ = sharp
            ♭ = flat
            $ = dollars
            £ = pounds
            € = euros
            ¥ = yen
            ¢ = cents
            ₹ = rupees
            ₿ = bitcoin
            """);
    private static final Phrases BETWEEN = new Phrases("""
            + = plus
            = = equals
            * = times
            < = is less than
            / = over
            > = is greater than
            − = minus
            @ = at
            """);
    private static final Phrases GREEK = new Phrases("""
            α = alpha
            β = beta
            γ = gamma
            δ = delta
            ε = epsilon
            ζ = zeta
            η = eta
            θ = theta
            ι = iota
            κ = kappa
            λ = lambda
            μ = mu
            ν = nu
            ξ = xi
            ο = omicron
            π = pi
            ρ = rho
            σ = sigma
            τ = tau
            υ = upsilon
            φ = phi
            χ = chi
            ψ = psi
            ω = omega
            Γ = gamma
            Δ = delta
            Θ = theta
            Λ = lambda
            Ξ = xi
            Π = pi
            Σ = sigma
            Φ = phi
            Ψ = psi
            Ω = omega
            """);

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        char c = text.at(at);
        String sign = String.valueOf(c);
        if (isGreek(c)) {
            return greek(reading, at, sign);
        }
        int power = Amount.exponentEnd(text, at);
        if (power > at && text.isWord(at - 1)) {
            reading.said.phrase(Amount.raisedHere(text, at, power, reading.accent), at, power);
            return power;
        }
        String name = Fractions.isSign(c) ? Fractions.of(c) : NAMES.of(sign);
        if (name.isEmpty() && stands(text, at, c)) {
            name = BETWEEN.of(sign);
        }
        if (c == '#' && text.isLetter(at + 1) && !text.isWord(at - 1)) {
            name = "hashtag";
        } else if (c == '@' && text.isWord(at + 1)) {
            name = "at";
        } else if (c == '+' && text.isDigit(at - 1) && !text.isWord(at + 1)) {
            name = "plus";
        } else if (c == '=' && text.isWord(at - 1) && text.isWord(at + 1)) {
            name = "equals";
        } else if (c == '/' && text.isDigit(at - 1) && text.isDigit(at + 1)) {
            name = isTen(text, at + 1) ? "out of" : "over";
        } else if (c == '§' && text.at(at + 1) == '§') {
            reading.said.phrase("sections", at, at + 2);
            return at + 2;
        } else if (c == '+' && text.isWord(at - 1) && !text.isWord(at + 1)) {
            name = "plus";
        } else if (c == '\\') {
            name = text.isLetter(at + 1) ? "backslash" : "";
        }
        if (name.isEmpty()) {
            return at;
        }
        reading.said.phrase(name, at, at + 1);
        return at + 1;
    }

    /** Whether it stands between two things, with a space on both sides or between digits. */
    private static boolean stands(FoldedText text, int at, char c) {
        boolean apart = text.isSpace(at - 1)
                && text.isSpace(at + 1)
                && at > 1
                && isThing(text, at - 2)
                && isThing(text, at + 2);
        boolean inside = text.isDigit(at - 1) && text.isDigit(at + 1) && c != '@';
        boolean numbers = text.isDigit(at - 2) && text.isDigit(at + 2);
        boolean terms = !text.isLetter(at - 3) && !text.isLetter(at + 3);
        return (apart && (c != '/' || numbers) && (c != '*' || terms)) || inside;
    }

    private static boolean isThing(FoldedText text, int at) {
        char c = text.at(at);
        return text.isWord(at)
                || c == '('
                || c == ')'
                || c == '$'
                || c == '.'
                || c == '-'
                || c == '%'
                || isGreek(c)
                || "²³".indexOf(c) >= 0;
    }

    private static boolean isTen(FoldedText text, int at) {
        int end = Figure.digitsEnd(text, at);
        String digits = end - at > 3 ? "" : text.text(at, end);
        return digits.equals("10") || digits.equals("100");
    }

    private static boolean isGreek(char c) {
        return c >= 'Α' && c <= 'ω';
    }

    /** A Greek letter alone has a name; a Greek word is not English. */
    private static int greek(Reading reading, int at, String letter) {
        FoldedText text = reading.text;
        if (!isGreek(text.at(at - 1)) && !isGreek(text.at(at + 1))) {
            reading.said.phrase(GREEK.of(letter), at, at + 1);
        }
        return at + 1;
    }
}
