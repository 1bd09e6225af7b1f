import { IsIn, IsOptional } from 'class-validator';
import { type Delimiter, delimiters } from './people-files.service.js';
import { type VcardVersion, vcardVersions } from './vcard/write-vcard.js';

export class ExportVcards {
  /** 4.0 says more, 3.0 is read by more programs. */
  @IsOptional() @IsIn(vcardVersions) version?: VcardVersion;
}

export class ExportTable {
  /** German Excel wants a semicolon. */
  @IsOptional() @IsIn(delimiters) delimiter?: Delimiter;
}
