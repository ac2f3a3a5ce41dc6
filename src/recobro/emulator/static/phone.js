// Starts the phone page: the list of people beside, the conversation in front.
import { startContacts } from "./contacts.js";
import { startConversation } from "./conversation.js";

const { waId, business } = document.body.dataset;

startContacts(waId);
if (waId) startConversation(waId, business);
