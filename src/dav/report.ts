import { Injectable } from '@nestjs/common';
import { dav, type XmlElement } from '../common/xml/xml-element.js';
import { DavRefused } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import { isMinimal } from './prefer.js';
import { reportNames } from './report-names.js';
import type { ReportRequest } from './reports/report-request.js';
import { Reports } from './reports/reports.service.js';
import { readXml } from './xml/read-xml.js';

/** RFC 3253, 3.6. */
@Injectable()
export class Report implements Verb {
  readonly methods = ['REPORT'];

  constructor(private readonly reports: Reports) {}

  async answer(request: DavRequest): Promise<DavAnswer> {
    const report = await readXml(request.body);
    if (!report) throw new DavRefused(400, null, 'A REPORT needs a body that says which one.');
    if (!reportNames(request.place).includes(report.name)) throw new UnknownReport();
    return this.reports.answer(reportRequest(request, report));
  }
}

function reportRequest(request: DavRequest, report: XmlElement): ReportRequest {
  return { ...request, report, isMinimal: isMinimal(request.headers) };
}

class UnknownReport extends DavRefused {
  constructor() {
    super(403, dav('supported-report'), 'This address does not know that report.');
  }
}
