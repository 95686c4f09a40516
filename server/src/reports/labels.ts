export * from '../model/labels';
