// Copy to <name>.bicepparam and fill in what docs/admin.md tells. Nothing here is secret.
using 'main.bicep'

param location = 'swedencentral'
param name = 'dialogkort'
param imageTag = ''
param entraClientId = ''
param customDomain = ''
param certificateId = ''
param settings = []
