import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { deriveIsEnglish } from '../../../src/core/prose/tokens.js'

test.each([
  ['English', 'The carts are kept in Redis. Run the tests before you push, they need a server.'],
  ['short English', 'Add coupons to the cart'],
  ['notes without small words', 'Coupons: reject expired codes. Carts: delete after one day. Prices: cents.'],
  ['nothing', ''],
  ['code alone', '`src/warenkorb/gutschein.ts` `npm run prüfe`'],
  [
    'English about foreign things',
    'Translate the label "Warenkorb" and the page for Müller & Söhne into English.',
  ],
])('takes %s for English', (_, text) => {
  expect(deriveIsEnglish(text)).toBe(true)
})

test.each([
  [
    'German',
    'Die Warenkörbe liegen in Redis. Vor dem Push müssen die Tests laufen, sie brauchen einen Server.',
  ],
  ['short German', 'Gutscheine für den Warenkorb prüfen und abgelaufene nicht mehr annehmen'],
  [
    'French',
    'Les paniers sont dans Redis. Il faut lancer les tests avant de pousser, ils ont besoin du serveur.',
  ],
  ['Spanish', 'Los carritos están en Redis. Hay que ejecutar las pruebas antes de subir los cambios.'],
  [
    'Portuguese',
    'Os carrinhos ficam no Redis. É preciso rodar os testes antes de enviar, não esqueça o servidor.',
  ],
  [
    'Italian',
    'I carrelli sono in Redis. Bisogna eseguire i test prima della spedizione, con il server acceso.',
  ],
  [
    'Dutch',
    'De winkelwagens staan in Redis. Voer de tests uit voordat je pusht, want ze hebben een server nodig.',
  ],
  [
    'Polish',
    'Koszyki są w Redis. Przed wysłaniem trzeba uruchomić testy, które potrzebują serwera i nie tylko.',
  ],
  ['Russian', 'Корзины хранятся в Redis. Перед отправкой нужно запустить тесты, им нужен сервер.'],
  [
    'Chinese',
    '购物车保存在 Redis 中。推送之前请先运行测试，测试需要服务器。别忘了配置环境变量，否则测试会一直等待下去。',
  ],
  [
    'Japanese',
    'カートは Redis に保存されます。プッシュする前にテストを実行してください。サーバーが必要です。',
  ],
  [
    'Korean',
    '장바구니는 Redis에 저장됩니다. 푸시하기 전에 테스트를 실행하세요. 서버가 필요합니다. 환경 변수도 필요합니다.',
  ],
  [
    'German with code in English',
    'Die Tests laufen mit `npm run test for all the carts and the rest`, danach wird der Server gestoppt.',
  ],
])('does not take %s for English', (_, text) => {
  expect(deriveIsEnglish(text)).toBe(false)
})

it('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void deriveIsEnglish(text)))
})
