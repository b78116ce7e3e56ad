import { describe, expect, it } from '@jest/globals';
import { checkNextUrl, isBelow, resolveRegionBaseUrl } from './region.ts';

describe('the region of a school', () => {
  it.each([
    ['https://api.wonde.com/v1.0/', 'api.wonde.com', 'https://api.wonde.com/v1.0/'],
    ['https://api.wonde.com/v1.0', 'api-ap-southeast-2.wonde.com', 'https://api-ap-southeast-2.wonde.com/v1.0/'],
    ['http://127.0.0.1:4000/v1.0', '127.0.0.1:5000', 'http://127.0.0.1:5000/v1.0/'],
    ['http://localhost:4000/v1.0/', '127.0.0.1:5000', 'http://127.0.0.1:5000/v1.0/'],
    ['https://wonde-proxy.school.example/v1.0/', 'region.school.example', 'https://region.school.example/v1.0/'],
    ['https://proxy.school.example:8443/v1.0/', 'region.school.example', 'https://region.school.example/v1.0/'],
  ])('from %s and %s is %s', (baseUrl, domain, expected) => {
    expect(resolveRegionBaseUrl(baseUrl, domain)).toBe(expected);
  });

  it.each([
    ['https://api.wonde.com/v1.0/', 'wonde.com.thief.example'],
    ['https://api.wonde.com/v1.0/', 'thief.example'],
    ['https://api.wonde.com/v1.0/', 'user@thief.example'],
    ['https://api.wonde.com/v1.0/', 'api.wonde.com/other'],
    ['https://api.wonde.com/v1.0/', ''],
    ['https://api.wonde.com/v1.0/', '127.0.0.1:5000'],
    ['http://127.0.0.1:4000/v1.0/', 'api.wonde.com'],
    ['https://api.wonde.com/v1.0/', null],
  ])('never carries the token from %s to %s', (baseUrl, domain) => {
    expect(resolveRegionBaseUrl(baseUrl, domain)).toBe(baseUrl);
  });
});

describe('the address of the next page', () => {
  const current = 'https://api.wonde.com/v1.0/schools/A1/students?per_page=2';

  it('is followed exactly as given', () => {
    const next = 'https://api.wonde.com/v1.0/schools/A1/students/?page=2&cursor=a%2Fb';
    expect(checkNextUrl(next, current)).toBe(next);
  });

  it.each([
    'https://thief.example/v1.0/schools/A1/students?page=2',
    'http://api.wonde.com/v1.0/schools/A1/students?page=2',
    'https://api.wonde.com:8443/v1.0/schools/A1/students?page=2',
    current,
    'http://',
  ])('is refused when it is %s', (next) => {
    expect(() => checkNextUrl(next, current)).toThrow('WONDE_BAD_RESPONSE');
  });

  it('belongs to a base address by its origin', () => {
    expect(isBelow(current, 'https://api.wonde.com/v1.0/')).toBe(true);
    expect(isBelow(current, 'https://api-af-south-1.wonde.com/v1.0/')).toBe(false);
    expect(isBelow('nonsense', 'https://api.wonde.com/v1.0/')).toBe(false);
  });
});
