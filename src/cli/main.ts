if (process.argv[2] === '--version') console.log('0.1.0')
else if (process.argv[2] === 'x') {
  const { createHandoff } = await import('../commands/create.js')
  await createHandoff({} as never)
}
