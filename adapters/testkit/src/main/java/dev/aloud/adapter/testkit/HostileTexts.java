package dev.aloud.adapter.testkit;

import java.util.List;

/** Texts that a stranger may send, and that have broken speech engines. */
final class HostileTexts {
    /** Nothing in these can be pronounced. */
    static final List<String> SILENT =
            List.of("", " ", ".", "...", "?!", "\"\"", "( )", "—", "…", "\u200B", ". , ; : ! ?");

    /** Scripts that an engine may or may not know, and characters that are no text at all. */
    static final List<String> NOT_LATIN = List.of(
            "你好，世界。今天天气很好！",
            "これはテストです。",
            "مرحبا بالعالم، كيف حالك؟",
            "שלום עולם",
            "नमस्ते दुनिया।",
            "สวัสดีชาวโลก",
            "Привет, мир! Ёлка.",
            "Γειά σου Κόσμε",
            "안녕하세요 세계",
            "👩‍👩‍👧‍👦 🇩🇪 👍🏽 ☃️",
            "e\u0301\u0302\u0303 naïve café Łódź Straße ﬁn",
            "Latin и кириллица together 和 漢字 in one ملف line");

    /** Attempts to be read as something other than text. */
    static final List<String> HOSTILE = List.of(
            "\u0000",
            "before\u0000after",
            "\u0001\u0007\u001B[31m\u007F\u0085",
            "\uD800 lone \uDC00 surrogates \uDBFF",
            "\uFFFE \uFFFF \uFFFD",
            "\u202Eright to left\u202C \u2066isolate\u2069",
            "-t --help -o /etc/passwd",
            "--version",
            "-voice kal16 -l",
            "/etc/passwd",
            "../../../../etc/passwd",
            "%s%s%s%s%n%n%x %1000000d",
            "<speak><audio src=\"file:///etc/passwd\"/><break time=\"100h\"/></speak>",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "]]> <![CDATA[ <voice name=\"x\">",
            "$(reboot) `reboot` ; reboot | reboot && reboot",
            "'; DROP TABLE block; --",
            "\\ \\\\ \\n \\x00 \\u0000",
            "{\"type\":\"cancel\"}",
            "((((((((((((((((((((((((((((((((",
            "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p",
            "1/0 0/0 -0 1e999 NaN Infinity 0x7fffffff 99999999999999999999999999999999",
            "$$$$ %%%% &&&& @@@@ #### ++++ ==== //// \\\\\\\\",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "bcdfghjklmnpqrstvwxzbcdfghjklmnpqrstvwxz",
            "x y z x y z x y z x y z x y z x y z x y z x y z x y z x y z x y z x y z x y z x y z");

    private HostileTexts() {}

    /** Texts over any sensible limit: to be spoken, or refused as too long. */
    static List<String> huge() {
        return List.of("a".repeat(10_000), "word ".repeat(20_000).trim(), "7".repeat(10_000), "!".repeat(100_000));
    }
}
