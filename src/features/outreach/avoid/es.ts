import { list, type WordsToAvoid } from './avoid.ts';

export const spanish: WordsToAvoid = {
  care: list(`
    consejeria, orientacion psic*, salud mental, mental, mentales, paciente, pacientes, tratamiento*,
    sesion, sesiones, consulta, consultas, consultorio*, doctor, doctora, doctores, medico, medica,
    medicos, medicas, enfermer*, rehabilit*, grupo de apoyo, trabajador* social*`),
  clinical: list(`
    ansiedad, ansios*, autolesi*, sobredosis, medicacion, medicament*, receta, recetas, sintoma*,
    trastorno*, enfermedad*, adiccion*, adict*, abuso*, recaid*, sobri*, crisis, riesgo*,
    plan de seguridad, policia*, ambulancia*, hospital*, contacto de emergencia, muerte, morir, matar*`),
  money: list(`
    tarifa*, cobro, cobros, cobrar*, cobra, cobramos, cobrado, pago, pagos, pagar*, paga, pagado, pagas,
    factura*, costo, costos, coste, costes, cuesta*, precio*, seguro medico, aseguradora*, copago*,
    deposito*, reembols*, honorarios, dinero, debes dinero`),
  policy: list(`
    politica, politicas, terminos, condiciones, cancelacion*, cancelar*, cancelad*, cancelaste,
    reprogram*, reagend*, inasistencia*, cita perdida, alta medica, dar de alta, darte de alta,
    dar de baja, cerrar tu expediente, tu expediente, tu caso, lista de espera, asistencia`),
  pressure: list(`
    debes, debe, deberias, deberia, tienes que, tiene que, necesitas, necesita que, hay que,
    es obligatorio, obligator*, has faltado, ha faltado, faltaste, falto, no viniste, no vino,
    no has venido, no te presentaste, no se presento, no acudiste, no asististe, olvidaste,
    te olvidaste, tu ausencia, su ausencia, tu falta, inmediatamente, de inmediato, urgente,
    urgentemente, cuanto antes, lo antes posible, ultima oportunidad, ultimo aviso, aviso final,
    advertencia, por favor responde, por favor contesta, por favor llama, por favor confirma,
    de lo contrario, decepcion*, perdi el tiempo`),
  answerVerbs: list(`
    responde, responda, responder, contesta, conteste, contestar, envia, envie, enviar, manda, mande,
    mandar, escribe, escriba, escribir, teclea, pon`),
};
