// Package i18n holds what a promotion office states as facts (money, areas,
// percentages, quantities, dates, telephone numbers, places) and says them in
// every language of an edition.
//
// It promises four things.
//
//   - A fact is parsed once, from whatever an editor naturally writes in
//     Chinese or English, into an exact value: decimals are never floats and
//     nothing is rounded on the way in (the one exception, deliberate, is
//     [Coordinates], which keep two decimals and no more).
//   - A value is rendered from what is stored, in any language, without
//     rounding it. The largest unit that shows the value exactly is chosen:
//     1,075,000,000 yuan is 10.75亿元 and RMB 1.075 billion. Reading a rendered
//     value back gives the value again, so two languages cannot disagree.
//   - What is derived, and so rounded, stands in brackets, with stated places:
//     hectares to two decimals, a converted amount to three significant digits
//     with its rate and date, always half to even.
//   - What cannot be read is a [ParseError] that names the byte and says, in
//     the reader's language, what was expected and what to write instead.
//
// Languages are data: a [Tag] is a BCP 47 tag, a [Text] maps tags to words and
// a [Locale] is a table. Four tables are written out; every other tag gets a
// neutral one (ISO currency codes, SI symbols, ISO dates) that reads back too.
//
// All values are small, immutable and, but for [Text], [Message] and [Rate],
// comparable with ==. Locales are safe for concurrent use; a [Collator] is not.
package i18n
