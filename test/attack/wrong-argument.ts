/** What the attack was asked for is not there, so that nothing would be attacked, which must not pass for held. */
export class WrongArgument extends Error {}
