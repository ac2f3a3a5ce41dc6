// Dates and times as a phone in Spanish writes them.
const clock = new Intl.DateTimeFormat("es-ES", { hour: "2-digit", minute: "2-digit" });
const fullDay = new Intl.DateTimeFormat("es-ES", { day: "numeric", month: "long", year: "numeric" });
const shortDay = new Intl.DateTimeFormat("es-ES", { day: "2-digit", month: "2-digit", year: "2-digit" });
const barDay = new Intl.DateTimeFormat("es-ES", { weekday: "short", day: "numeric", month: "short" });

export const timeOf = (iso) => clock.format(new Date(iso));
export const barDate = (iso) => barDay.format(new Date(iso));
export const dayKey = (iso) => new Date(iso).toDateString();

export function dayName(iso, now) {
  return near(iso, now) ?? fullDay.format(new Date(iso));
}

export function shortWhen(iso, now) {
  if (dayKey(iso) === dayKey(now)) return timeOf(iso);
  return near(iso, now) ?? shortDay.format(new Date(iso));
}

function near(iso, now) {
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayKey(iso) === dayKey(now)) return "Hoy";
  return dayKey(iso) === yesterday.toDateString() ? "Ayer" : null;
}
