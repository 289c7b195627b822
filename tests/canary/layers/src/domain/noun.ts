import { connect } from '../net/connect.ts';

export const noun = connect;
