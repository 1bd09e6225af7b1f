/** What there is to tell somebody: that they are invited, that it is another time or place, or that it is off for them. */
export type News = 'invite' | 'update' | 'cancel';

/** What an answer of a calendar led to. `old`: something newer counts. */
export type Became = 'accepted' | 'tentative' | 'declined' | 'proposed' | 'old';
